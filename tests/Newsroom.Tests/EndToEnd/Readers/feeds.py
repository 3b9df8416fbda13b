"""Reads a feed from standard input with feedparser and writes what it sees as JSON."""
import calendar
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
json.dump(
    {
        "bozo": bool(feed.bozo),
        "error": str(feed.get("bozo_exception", "")),
        "version": feed.version,
        "language": feed.feed.get("language"),
        "title": feed.feed.get("title"),
        "items": [
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "link": entry.get("link"),
                "published": calendar.timegm(entry.published_parsed) if entry.get("published_parsed") else None,
                "language": entry.get("dc_language") or entry.get("language"),
                "summary": entry.get("summary"),
                "content": "".join(content.value for content in entry.get("content", [])),
                "author": entry.get("author"),
                "tags": [tag.term for tag in entry.get("tags", [])],
                "enclosures": [enclosure.href for enclosure in entry.get("enclosures", [])],
            }
            for entry in feed.entries
        ],
    },
    sys.stdout,
)
