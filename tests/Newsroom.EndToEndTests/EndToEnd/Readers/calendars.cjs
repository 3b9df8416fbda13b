// Reads a calendar from standard input with ical.js and writes what it sees as JSON. The argument is the folder where it is installed.
// ical.js knows no zones: all it knows of clocks is what the calendar says.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");

const loaded = createRequire(process.argv[2] + "/")("ical.js");
const ICAL = loaded.default ?? loaded;
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}

const time = (value) => value.toString();
const utc = (value) => (value.isDate || value.zone === ICAL.Timezone.localTimezone ? null : new Date(value.toUnixTime() * 1000).toISOString().replace(".000Z", "Z"));
process.stdout.write(JSON.stringify({
  product: calendar.getFirstPropertyValue("prodid"),
  name: calendar.getFirstPropertyValue("name"),
  errors: [],
  events: calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      start: time(event.startDate),
      end: time(event.endDate),
      startUtc: utc(event.startDate),
      endUtc: utc(event.endDate),
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
      location: event.location,
      categories: component.getFirstProperty("categories")?.getValues() ?? [],
      url: component.getFirstPropertyValue("url"),
      stamped: component.hasProperty("dtstamp"),
      errors: [],
    };
  }),
}));
