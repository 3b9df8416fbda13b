"""Reads a calendar from standard input with icalendar and writes what it sees as JSON."""
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
json.dump(
    {
        "product": str(calendar.get("prodid", "")),
        "errors": [str(error) for error in calendar.errors],
        "events": [
            {
                "uid": str(event["uid"]),
                "title": str(event["summary"]),
                "start": event["dtstart"].dt.isoformat(),
                "end": event["dtend"].dt.isoformat(),
                "location": str(event["location"]) if "location" in event else None,
                "url": str(event["url"]) if "url" in event else None,
                "stamped": "dtstamp" in event,
                "errors": [str(error) for error in event.errors],
            }
            for event in calendar.walk("VEVENT")
        ],
    },
    sys.stdout,
)
