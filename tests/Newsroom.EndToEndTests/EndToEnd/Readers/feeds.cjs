// Reads a feed from standard input with rss-parser and writes what it sees as JSON. The argument is the folder where it is installed.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");

const Parser = createRequire(process.argv[2] + "/")("rss-parser");
const parser = new Parser({ customFields: { item: [["dc:language", "language"], ["dcterms:modified", "modified"]] } });
const seconds = (time) => (time ? Date.parse(time) / 1000 : null);

parser.parseString(readFileSync(0, "utf8")).then((feed) => {
  process.stdout.write(JSON.stringify({
    title: feed.title,
    language: feed.language,
    items: feed.items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      link: item.link,
      published: seconds(item.isoDate),
      language: item.language,
      content: item["content:encoded"] ?? item.content,
      author: item.creator ?? item.author,
      // Those of a taxonomy are objects; in Atom it does not read them.
      tags: (item.categories ?? []).filter((category) => typeof category === "string"),
      enclosures: item.enclosure ? [item.enclosure.url] : [],
    })),
  }));
});
