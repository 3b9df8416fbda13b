"""Gives calendar files (JSON on standard input: files, from, to) to khal in a folder of its own and writes the events that it lists as JSON."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

given = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as folder:
    home = pathlib.Path(folder)
    (home / "calendar").mkdir()
    for name, text in given["files"].items():
        (home / "calendar" / name).write_bytes(text.encode())
    (home / "config").write_text(f"""
[calendars]
[[newsroom]]
path = {home}/calendar
type = calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
""")
    fields = ["uid", "start-long-full", "end-long-full", "title", "location", "status"]
    listed = subprocess.run(
        ["khal", "-c", str(home / "config"), "list", "--once", "--day-format", "", "--format", "\t".join("{%s}" % field for field in fields), given["from"], given["to"]],
        env={"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder},
        capture_output=True, check=True, text=True)
    rows = [line.split("\t") for line in listed.stdout.splitlines() if "\t" in line]
    json.dump({"complaints": [line for line in listed.stderr.splitlines() if line], "events": [dict(zip(["uid", "start", "end", "title", "location", "status"], row)) for row in rows]}, sys.stdout)
