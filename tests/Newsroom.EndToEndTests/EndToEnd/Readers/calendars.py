"""Reads a calendar from standard input with icalendar and writes what it sees as JSON. Zones of names that icalendar does not know are read from the calendar."""
import datetime
import json
import sys

import icalendar


def utc(time):
    if not isinstance(time, datetime.datetime) or time.tzinfo is None:
        return None
    return time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def categories(event):
    found = event.get("categories", [])
    return [str(category) for one in (found if isinstance(found, list) else [found]) for category in one.cats]


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
json.dump(
    {
        "product": str(calendar.get("prodid", "")),
        "name": str(calendar.get("name", "")),
        "errors": [str(error) for error in calendar.errors],
        "events": [
            {
                "uid": str(event["uid"]),
                "title": str(event["summary"]),
                "start": event["dtstart"].dt.isoformat(),
                "end": event["dtend"].dt.isoformat(),
                "startUtc": utc(event["dtstart"].dt),
                "endUtc": utc(event["dtend"].dt),
                "status": str(event["status"]),
                "sequence": int(event["sequence"]),
                "location": str(event["location"]) if "location" in event else None,
                "categories": categories(event),
                "url": str(event["url"]) if "url" in event else None,
                "stamped": "dtstamp" in event,
                "errors": [str(error) for error in event.errors],
            }
            for event in calendar.walk("VEVENT")
        ],
    },
    sys.stdout,
)
