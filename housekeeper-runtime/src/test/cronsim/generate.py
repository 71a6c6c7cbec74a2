#!/usr/bin/env python3
"""Writes src/test/resources/conformance/cronsim.csv: what CronSim says of random patterns.

CronSim (https://github.com/cuu508/cronsim, BSD-3-Clause) follows Debian's cron and is what Sentry's
cron monitors run on. With it on the module path (pip install cronsim==2.7):

    python3 generate.py > ../resources/conformance/cronsim.csv

Each row: pattern, zone, start, number of fires in the 25 days after the start, CRC-32 of their
seconds since the epoch joined by commas. The start lies about 12 days before a change of the zone's
offset. The years are past ones, whose history no longer changes between versions of the time zone
database; changes that are not whole hours are left out, because CronSim steps over hours whole.
"""

import random
import signal
import zlib
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError

CASES = 8000
SEED = 20260601
DAYS = 25
MOST_FIRES = 800  # a case of more costs seconds here and shows nothing that a smaller one does not
YEARS = range(2007, 2023)


def changes(zone):
    """The hours in which the zone's offset changes, as instants, with the seconds it changes by."""
    day = datetime(YEARS[0], 1, 1, tzinfo=timezone.utc)
    end = datetime(YEARS[-1] + 1, 1, 1, tzinfo=timezone.utc)
    while day < end:
        before = day.astimezone(zone).utcoffset()
        day += timedelta(days=1)
        if day.astimezone(zone).utcoffset() != before:
            at = day - timedelta(days=1)
            while at.astimezone(zone).utcoffset() == before:
                at += timedelta(hours=1)
            yield at, (at.astimezone(zone).utcoffset() - before).total_seconds()


def value(rng, low, high):
    return str(rng.randint(low, high))


def item(rng, low, high):
    kind = rng.random()
    if kind < 0.5:
        return value(rng, low, high)
    a, b = sorted((rng.randint(low, high), rng.randint(low, high)))
    if kind < 0.75:
        return f"{a}-{b}" if a < b else str(a)
    if a < b:
        return f"{a}-{b}/{rng.randint(1, max(1, (b - a)))}"
    return f"*/{rng.randint(2, max(2, high // 2))}"


def field(rng, low, high, star):
    kind = rng.random()
    if kind < star:
        return "*"
    if kind < star + (1 - star) * 0.2:
        return f"*/{rng.randint(2, max(2, high // 2))}"
    return ",".join(item(rng, low, high) for _ in range(rng.choice((1, 1, 1, 2, 3))))


def day_of_month(rng):
    kind = rng.random()
    if kind < 0.05:
        return "L"
    if kind < 0.1:
        return "LW"
    return field(rng, 1, 31, 0.7)


def day_of_week(rng):
    kind = rng.random()
    if kind < 0.05:
        return f"{rng.randint(0, 7)}#{rng.randint(1, 5)}"
    if kind < 0.1:
        return f"{rng.randint(0, 7)}L"
    if kind < 0.15:
        return rng.choice(("MON-FRI", "sat", "Tue,Thu", "SUN"))
    return field(rng, 0, 7, 0.7)


def hour(rng, local):
    """Mostly hours near the change, where something can go wrong."""
    if rng.random() < 0.4:
        return field(rng, 0, 23, 0.4)
    hours = sorted({(local + rng.randint(-2, 2)) % 24 for _ in range(rng.choice((1, 1, 2, 3)))})
    return ",".join(map(str, hours))


def pattern(rng, local):
    month = "*" if rng.random() < 0.85 else field(rng, 1, 12, 0.3)
    return " ".join(
        (field(rng, 0, 59, 0.2), hour(rng, local), day_of_month(rng), month, day_of_week(rng))
    )


def fires(text, start, end):
    found = []
    for fire in CronSim(text, start):
        instant = fire.astimezone(timezone.utc)
        if instant > end:
            break
        found.append(int(instant.timestamp()))
        if len(found) > MOST_FIRES:
            return None
    return found


class Endless(Exception):
    """CronSim 2.7 never answers for a few patterns where clocks change at midnight."""


def give_up(*_):
    raise Endless


def main():
    signal.signal(signal.SIGVTALRM, give_up)
    rng = random.Random(SEED)
    whole = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        found = [at for at, by in changes(zone) if by % 3600 == 0]
        if found and "/" in name and not name.startswith(("Etc/", "SystemV/")):
            whole[name] = found
    names = sorted(whole)
    print("pattern;zone;from;fires;crc32")
    done = 0
    while done < CASES:
        name = rng.choice(names)
        zone = ZoneInfo(name)
        change = rng.choice(whole[name])
        start = change - timedelta(days=12, minutes=rng.randint(0, 1440))
        text = pattern(rng, (change - timedelta(hours=1)).astimezone(zone).hour)
        signal.setitimer(signal.ITIMER_VIRTUAL, 5)
        try:
            found = fires(text, start.astimezone(zone), start + timedelta(days=DAYS))
        except (CronSimError, Endless):
            continue
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if found is None:
            continue
        crc = zlib.crc32(",".join(map(str, found)).encode())
        print(f"{text};{name};{start.strftime('%Y-%m-%dT%H:%M:%SZ')};{len(found)};{crc:08x}", flush=True)
        done += 1


main()
