#!/usr/bin/env python3
"""Writes resources/monitors/cronsim.csv: what CronSim makes of what Sentry is told.

CronSim (https://github.com/cuu508/cronsim, BSD-3-Clause) is what Sentry's monitors run on. With it on the
module path (pip install cronsim==2.7):

    python3 generate.py ../resources/monitors/patterns.tsv > ../resources/monitors/cronsim.csv

Each row: pattern, zone, number of fires in 2027 and 2028 (a leap year), CRC-32 of their seconds since the
epoch joined by commas. The zones have no change by or at other than whole hours.
"""

import sys
import zlib
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from cronsim import CronSim

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata"]
FIRST = datetime(2026, 12, 31, 23, 59, tzinfo=timezone.utc)
LAST = datetime(2029, 1, 1, tzinfo=timezone.utc)


def fires(pattern, zone):
    seconds = []
    for fire in CronSim(pattern, FIRST.astimezone(ZoneInfo(zone))):
        second = int(fire.timestamp())
        if second >= LAST.timestamp():
            return seconds
        if second > FIRST.timestamp():
            seconds.append(second)


def main():
    patterns = sorted({line.rstrip("\n").split("\t")[1] for line in open(sys.argv[1])})
    for pattern in patterns:
        for zone in ZONES:
            all = fires(pattern, zone)
            crc = zlib.crc32(",".join(map(str, all)).encode())
            print(f'"{pattern}",{zone},{len(all)},{crc}')


if __name__ == "__main__":
    main()
