#!/usr/bin/env python3
"""Writes src/test/resources/conformance/cronsim.csv: what CronSim says of random patterns.

CronSim (https://github.com/cuu508/cronsim, BSD-3-Clause) follows Debian's cron and is what Sentry's
cron monitors run on. With it on the module path (pip install cronsim==2.7):

    python3 generate.py > ../resources/conformance/cronsim.csv

Each row: pattern, zone, start, the changes of the zone's offset in the 25 days after the start as
this machine's time zone database knows them, number of fires in these days, CRC-32 of their seconds
since the epoch joined by commas. The start lies about 12 days before a change of the zone's
offset. The years are past ones, whose history seldom changes between versions of the time zone
database; zones with changes by or at other than whole hours are left out, because CronSim steps
over hours whole.
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
    """The changes of the zone's offset: seconds since the epoch, offset before, offset after."""
    offset = lambda second: int(
        datetime.fromtimestamp(second, timezone.utc).astimezone(zone).utcoffset().total_seconds()
    )
    day = int(datetime(YEARS[0] - 1, 12, 1, tzinfo=timezone.utc).timestamp())
    end = int(datetime(YEARS[-1] + 1, 2, 1, tzinfo=timezone.utc).timestamp())
    found = []
    while day < end:
        low, high = day, day + 86400
        if offset(low) != offset(high):
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
            found.append((high, offset(low), offset(high)))
        day += 86400
    return found


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
            return []
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
        found = changes(ZoneInfo(name))
        whole_hours = all(
            (after - before) % 3600 == 0 and (at + before) % 3600 == 0
            for at, before, after in found
        )
        if len(found) > 2 and whole_hours and "/" in name:
            whole[name] = found
    names = sorted(whole)
    print("pattern;zone;from;changes;fires;crc32")
    done = 0
    while done < CASES:
        name = rng.choice(names)
        zone = ZoneInfo(name)
        change = datetime.fromtimestamp(rng.choice(whole[name][1:-1])[0], timezone.utc)
        start = change - timedelta(days=12, minutes=rng.randint(0, 1440))
        text = pattern(rng, (change - timedelta(hours=1)).astimezone(zone).hour)
        signal.setitimer(signal.ITIMER_VIRTUAL, 5)
        try:
            found = fires(text, start.astimezone(zone), start + timedelta(days=DAYS))
        except (CronSimError, Endless):
            continue
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not found:  # too many, or none in these days
            continue
        crc = zlib.crc32(",".join(map(str, found)).encode())
        first, last = start.timestamp(), (start + timedelta(days=DAYS)).timestamp()
        known = ",".join(
            f"{at}:{before}:{after}" for at, before, after in whole[name] if first < at <= last
        )
        at = start.strftime("%Y-%m-%dT%H:%M:%SZ")
        print(f"{text};{name};{at};{known};{len(found)};{crc:08x}", flush=True)
        done += 1


main()
