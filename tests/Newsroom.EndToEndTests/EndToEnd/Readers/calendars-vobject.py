"""Reads a calendar from standard input with vobject, which validates it, and writes what it sees as JSON. All it knows of zones is what the calendar says."""
import datetime
import json
import sys

import vobject


def utc(time):
    if not isinstance(time, datetime.datetime) or time.tzinfo is None:
        return None
    return time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def text(component, name):
    return str(component.contents[name][0].value) if name in component.contents else None


calendar = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"))
calendar.validate()
json.dump(
    {
        "product": text(calendar, "prodid"),
        "name": text(calendar, "name"),
        "errors": [],
        "events": [
            {
                "uid": event.uid.value,
                "title": event.summary.value,
                "start": event.dtstart.value.isoformat(),
                "end": event.dtend.value.isoformat(),
                "startUtc": utc(event.dtstart.value),
                "endUtc": utc(event.dtend.value),
                "status": text(event, "status"),
                "sequence": int(event.sequence.value),
                "location": text(event, "location"),
                "categories": list(event.categories.value) if hasattr(event, "categories") else [],
                "url": text(event, "url"),
                "stamped": hasattr(event, "dtstamp"),
                "errors": [],
            }
            for event in getattr(calendar, "vevent_list", [])
        ],
    },
    sys.stdout,
)
