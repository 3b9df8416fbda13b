"""Parses an HTML document as the standard says, and prints its parse errors as JSON."""
import json
import sys

import html5lib

parser = html5lib.HTMLParser(strict=False)
parser.parse(sys.stdin.buffer.read().decode("utf-8"))
json.dump([f"{line}:{column}: {code} {data}" for (line, column), code, data in parser.errors], sys.stdout)
