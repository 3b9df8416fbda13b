"""Subscribes newsboat to the addresses that are given, lets it load the feeds, and writes what it keeps as JSON."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    home = pathlib.Path(folder)
    (home / "urls").write_text("".join(address + "\n" for address in sys.argv[1:]))
    (home / "config").write_text("reload-threads 1\n")
    done = subprocess.run(
        ["newsboat", "-C", home / "config", "-u", home / "urls", "-c", home / "cache.db", "-x", "reload"],
        env={"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"newsboat: {done.stdout} {done.stderr}")
    cache = sqlite3.connect(home / "cache.db")
    feeds = cache.execute("select title, url from rss_feed").fetchall()
    items = cache.execute(
        "select guid, title, url, pubDate, content, author, enclosure_url, unread from rss_item where deleted = 0 order by pubDate desc, id desc"
    ).fetchall()
    json.dump(
        {
            "title": feeds[0][0],
            "items": [
                {
                    "id": guid,
                    "title": title,
                    "link": url,
                    "published": published,
                    "content": content,
                    "author": author,
                    "enclosures": [enclosure] if enclosure else [],
                    "unread": bool(unread),
                }
                for guid, title, url, published, content, author, enclosure, unread in items
            ],
        },
        sys.stdout,
    )
