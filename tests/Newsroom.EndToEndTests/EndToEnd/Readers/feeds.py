"""Reads a feed from standard input with feedparser and writes what it sees as JSON."""
import calendar
import html
import json
import sys

import feedparser

# The taxonomy that tells translations; everything else is a tag.
KINDS = "urn:x-newsroom:kind"


def seconds(time):
    return calendar.timegm(time) if time else None


def text(entry, name):
    """A text as readers show it: Atom says where it is HTML."""
    detail = entry.get(name + "_detail") or {}
    value = entry.get(name)
    return html.unescape(value) if feed.version == "atom10" and detail.get("type") == "text/html" else value


feed = feedparser.parse(sys.stdin.buffer.read())
json.dump(
    {
        "bozo": bool(feed.bozo),
        "error": str(feed.get("bozo_exception", "")),
        "version": feed.version,
        "language": feed.feed.get("language"),
        "title": feed.feed.get("title"),
        "links": [{"rel": link.get("rel"), "href": link.get("href")} for link in feed.feed.get("links", [])],
        "items": [
            {
                "id": entry.get("id"),
                "title": text(entry, "title"),
                "link": entry.get("link"),
                "published": seconds(entry.get("published_parsed")),
                "updated": seconds(entry.get("updated_parsed")),
                "language": entry.get("dc_language") or entry.get("language") or (entry.get("content") or [{}])[0].get("language"),
                "summary": entry.get("summary"),
                "content": "".join(content.value for content in entry.get("content", [])),
                "author": entry.get("author"),
                "tags": [tag.term for tag in entry.get("tags", []) if tag.get("scheme") != KINDS],
                "kinds": [tag.term for tag in entry.get("tags", []) if tag.get("scheme") == KINDS],
                "enclosures": [enclosure.href for enclosure in entry.get("enclosures", [])],
            }
            for entry in feed.entries
        ],
    },
    sys.stdout,
)
