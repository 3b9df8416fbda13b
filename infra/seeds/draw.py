#!/usr/bin/env python3
"""Draws the pictures of the sample articles and of the sample site into seeds/, and writes the PDF that one of them refers to.

Python 3 alone, and the same bytes each time: python3 infra/seeds/draw.py
"""
import math
import struct
import zlib
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WIDTH, HEIGHT = 960, 540
SCALE = 2  # Drawn larger and made smaller: edges are smooth.


class Canvas:
    """A picture in rows of RGB bytes, drawn in the coordinates of the finished one."""

    def __init__(self, top, bottom):
        self.rows = [bytearray(bytes(mix(top, bottom, y / (HEIGHT * SCALE))) * (WIDTH * SCALE)) for y in range(HEIGHT * SCALE)]

    def span(self, y, left, right, colour):
        left, right = max(0, round(left)), min(WIDTH * SCALE, round(right))
        if right > left:
            self.rows[y][left * 3:right * 3] = bytes(colour) * (right - left)

    def polygon(self, points, colour):
        points = [(x * SCALE, y * SCALE) for x, y in points]
        edges = list(zip(points, points[1:] + points[:1]))
        first, last = min(y for _, y in points), max(y for _, y in points)
        for y in range(max(0, math.ceil(first - 0.5)), min(HEIGHT * SCALE, math.ceil(last - 0.5))):
            crossings = sorted(
                a[0] + (y + 0.5 - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in edges if (a[1] <= y + 0.5) != (b[1] <= y + 0.5))
            for left, right in zip(crossings[::2], crossings[1::2]):
                self.span(y, left, right, colour)

    def box(self, x, y, width, height, colour):
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x, y, radius, colour, flat=1.0):
        self.polygon([(x + radius * math.cos(i * math.pi / 40), y + flat * radius * math.sin(i * math.pi / 40)) for i in range(80)], colour)

    def person(self, x, y, size, colour, skin):
        self.polygon([(x - size * .28, y), (x + size * .28, y), (x + size * .18, y - size * .7), (x - size * .18, y - size * .7)], colour)
        self.disc(x, y - size * .84, size * .15, skin)

    def save(self, path):
        lines = bytearray()
        for y in range(0, HEIGHT * SCALE, SCALE):
            a, b = self.rows[y], self.rows[y + 1]
            lines.append(0)
            for x in range(0, WIDTH * SCALE * 3, SCALE * 3):
                lines += bytes((a[x + c] + a[x + c + 3] + b[x + c] + b[x + c + 3]) // 4 for c in range(3))
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b"")]
        write(path, b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks))


def mix(a, b, share):
    # In steps: a file of few colours is small.
    share = round(share * 24) / 24
    return tuple(round(p + (q - p) * share) for p, q in zip(a, b))


def write(path, content):
    target = SEEDS / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    print(f"{path}: {len(content):,} bytes")


def nairobi():
    """A hall behind jacarandas in bloom, and people who arrive."""
    picture = Canvas((120, 170, 205), (243, 221, 190))
    for x, height, shade in [(0, 150, 150), (110, 210, 135), (205, 170, 145), (640, 230, 130), (740, 180, 145), (850, 250, 135)]:
        picture.box(x, 360 - height, 100, height, (shade - 20, shade, shade + 15))
        for row in range(int(height / 34)):
            for column in range(4):
                picture.box(x + 12 + column * 21, 372 - height + row * 34, 11, 16, (shade + 60, shade + 60, shade + 40))
    picture.polygon([(290, 230), (480, 160), (670, 230)], (176, 96, 66))
    picture.box(310, 230, 340, 150, (236, 214, 182))
    for x in range(335, 640, 62):
        picture.box(x, 255, 30, 125, (118, 82, 62))
    picture.box(0, 372, 960, 168, (150, 140, 128))
    picture.polygon([(420, 380), (540, 380), (700, 540), (260, 540)], (206, 192, 170))
    for x, y, size in [(150, 250, 88), (250, 285, 66), (735, 270, 78), (850, 235, 96)]:
        picture.box(x - 8, y, 16, 420 - y, (88, 66, 56))
        for dx, dy, part in [(0, 0, 1), (-.7, .25, .7), (.7, .2, .75), (-.3, -.5, .65), (.4, -.45, .6)]:
            picture.disc(x + dx * size, y + dy * size, size * part, (146 + int(22 * dy), 112 + int(22 * dx), 190), .8)
    for x, y, size, colour in [(430, 430, 62, (40, 84, 110)), (505, 455, 74, (182, 68, 54)), (575, 425, 58, (60, 110, 76)), (395, 495, 90, (212, 158, 60))]:
        picture.person(x, y, size, colour, (98, 64, 46))
    picture.save("cities/2026/images/nairobi-hall.png")


def supper():
    """A shelter at night: lit windows, an open door, neighbours and a cat."""
    picture = Canvas((22, 30, 62), (58, 62, 96))
    for i in range(60):
        picture.disc((i * 379) % 960, (i * 137) % 210, 1.2 + i % 2, (228, 228, 210))
    picture.disc(820, 84, 34, (240, 232, 200))
    picture.disc(806, 76, 32, (28, 36, 68))
    picture.polygon([(180, 170), (480, 90), (780, 170)], (92, 54, 48))
    picture.box(200, 170, 560, 270, (126, 84, 70))
    for x in (240, 330, 580, 670):
        for y in (205, 315):
            picture.box(x - 4, y - 4, 58, 78, (82, 52, 46))
            picture.box(x, y, 50, 70, (250, 214, 128))
            picture.box(x + 23, y, 4, 70, (82, 52, 46))
    picture.box(430, 270, 100, 170, (255, 226, 150))
    picture.polygon([(530, 270), (575, 290), (575, 452), (530, 440)], (70, 44, 40))
    picture.box(0, 440, 960, 100, (44, 48, 66))
    picture.polygon([(430, 440), (530, 440), (640, 540), (320, 540)], (150, 126, 96))
    for x, y, size, colour in [(455, 438, 96, (58, 92, 112)), (505, 438, 88, (150, 70, 60)), (350, 505, 104, (88, 116, 82)), (285, 500, 92, (190, 140, 70))]:
        picture.person(x, y, size, colour, (176, 128, 100))
    picture.disc(648, 498, 22, (30, 28, 34), .8)
    picture.disc(672, 478, 13, (30, 28, 34))
    picture.polygon([(661, 472), (664, 456), (672, 468)], (30, 28, 34))
    picture.polygon([(673, 468), (681, 456), (684, 472)], (30, 28, 34))
    picture.polygon([(628, 500), (606, 462), (612, 460), (640, 492)], (30, 28, 34))
    picture.save("cities/2026/images/open-door.png")


def dakar():
    """A bay with long painted boats in the morning, filao trees on the shore."""
    picture = Canvas((250, 196, 140), (252, 236, 206))
    picture.disc(700, 200, 62, (255, 244, 206))
    picture.polygon([(0, 250), (150, 205), (330, 236), (470, 250)], (150, 140, 150))
    picture.box(0, 250, 960, 200, (70, 142, 160))
    for i in range(26):
        y = 262 + i * 7
        picture.box((i * 211) % 900, y, 40 + i * 3, 2, (140, 192, 196) if i % 3 else (255, 232, 190))
    picture.polygon([(0, 420), (300, 440), (960, 405), (960, 540), (0, 540)], (232, 204, 154))
    for x, y, size, hull, stripe in [(240, 330, 1.0, (214, 74, 54), (250, 222, 90)), (560, 300, .7, (44, 110, 90), (245, 240, 226)), (690, 385, 1.25, (40, 84, 140), (240, 180, 70))]:
        picture.polygon([(x - 130 * size, y - 34 * size), (x - 100 * size, y), (x + 100 * size, y), (x + 140 * size, y - 44 * size),
                         (x + 92 * size, y - 22 * size), (x - 88 * size, y - 18 * size)], hull)
        picture.polygon([(x - 106 * size, y - 14 * size), (x + 112 * size, y - 17 * size), (x + 105 * size, y - 9 * size), (x - 102 * size, y - 7 * size)], stripe)
        for dx in (-50, 0, 46):
            picture.person(x + dx * size, y - 14 * size, 52 * size, (60 + dx, 70, 110), (70, 46, 36))
    for x, height in [(70, 300), (130, 240), (890, 280), (835, 210)]:
        picture.box(x - 4, 470 - height, 8, height, (84, 66, 54))
        for i in range(7):
            picture.disc(x + (-1) ** i * 12, 480 - height + i * 26, 30 - i * 1.6, (52, 92, 70), .55)
    picture.save("dialogue-de-tamarin/2026/images/dakar-baie.png")


def cartagena():
    """A courtyard with three arches, a palm, and chairs in a circle."""
    picture = Canvas((246, 214, 150), (240, 190, 120))
    picture.box(0, 0, 960, 70, (150, 82, 58))
    for x in range(0, 960, 40):
        picture.disc(x + 20, 70, 20, (172, 98, 68), .6)
    for x in (70, 370, 670):
        picture.disc(x + 110, 230, 110, (108, 66, 58))
        picture.box(x, 230, 220, 170, (108, 66, 58))
        picture.disc(x + 110, 236, 92, (64, 44, 52))
        picture.box(x + 18, 236, 184, 164, (64, 44, 52))
    picture.box(0, 400, 960, 140, (212, 168, 120))
    for i in range(-6, 20):
        picture.polygon([(i * 80, 400), (i * 80 + 4, 400), (i * 110 - 60, 540), (i * 110 - 66, 540)], (190, 144, 98))
    picture.polygon([(868, 480), (886, 480), (872, 170), (862, 170)], (112, 84, 60))
    for angle in range(-200, 30, 28):
        dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        picture.polygon([(866, 172), (866 + 70 * dx, 172 + 70 * dy - 26), (866 + 128 * dx, 172 + 120 * dy + 22), (866 + 66 * dx, 172 + 66 * dy)], (58, 118, 78))
    for i in range(7):
        x, y = 430 + 210 * math.cos(math.pi * (i / 6 - 1)), 490 + 70 * math.sin(math.pi * (i / 6 - 1))
        picture.box(x - 20, y - 14, 40, 8, (70, 92, 130))
        picture.box(x - 20, y - 48, 5, 66, (52, 70, 100))
        picture.box(x + 15, y - 14, 5, 32, (52, 70, 100))
        if i % 2:
            picture.person(x, y - 2, 84, [(186, 74, 66), (60, 120, 100), (206, 150, 60)][i // 2], (150, 102, 76))
    picture.save("red-de-municipios/2026/images/patio.png")


def requirements():
    """The table of the article as bars."""
    rows = [("Lockable storage", 21, 44), ("House rules in four languages", 15, 39),
            ("Separate space for families", 18, 23), ("Complaints handled by an outsider", 4, 9)]
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" role="img" font-family="sans-serif" font-size="14">',
             "<title>Requirements met in fifty-two shelters</title>", '<rect width="640" height="300" fill="#faf7f1"/>']
    for i, (name, before, after) in enumerate(rows):
        y = 24 + i * 62
        parts += [f'<text x="20" y="{y}" fill="#222">{name}</text>',
                  f'<rect x="20" y="{y + 8}" width="{before * 11}" height="12" fill="#b9a58a"/>',
                  f'<text x="{before * 11 + 28}" y="{y + 19}" fill="#444" font-size="12">2025: {before}</text>',
                  f'<rect x="20" y="{y + 24}" width="{after * 11}" height="12" fill="#2f6f6a"/>',
                  f'<text x="{after * 11 + 28}" y="{y + 35}" fill="#444" font-size="12">2026: {after}</text>']
    parts += ['<text x="20" y="288" fill="#555" font-size="12">Shelters of 52 that met the requirement</text>', "</svg>\n"]
    write("cities/2026/images/requirements.svg", "\n".join(parts).encode())


def programme():
    """The programme of the conference as a PDF (ISO 32000), with the fonts that every reader has."""
    lines = [(20, "Troisième conférence ministérielle"), (20, "du Dialogue de Tamarin"), (12, ""),
             (12, "Dakar, Centre de conférences des Filaos, 9 - 11 décembre 2026"), (12, ""),
             (14, "Mercredi 9 décembre"), (12, "9 h 30    Ouverture officielle"), (12, "14 h 30   Table ronde sur l'état civil"), (12, ""),
             (14, "Jeudi 10 décembre"), (12, "9 h 00    Mobilité de travail : des contrats lisibles"), (12, "15 h 00   Dialogue avec les maires"), (12, ""),
             (14, "Vendredi 11 décembre"), (12, "9 h 00    Adoption du plan d'action 2027-2030"), (12, "12 h 00   Conférence de presse"), (12, ""),
             (12, "Langues de travail : français, anglais, portugais."), (12, "Renseignements : secretariat@dialogue-tamarin.example")]
    y, text = 780, []
    for size, line in lines:
        y -= size * 1.6
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        text.append(f"BT /{'B' if size > 12 else 'R'} {size} Tf 64 {y:.0f} Td ({escaped}) Tj ET")
    stream = zlib.compress("\n".join(text).encode("cp1252"), 9)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>",
               b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
               (font % "Helvetica").encode(), (font % "Helvetica-Bold").encode(),
               "<< /Title (Programme de la conférence ministérielle de Dakar) >>".encode("cp1252")]
    file, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    write("dialogue-de-tamarin/2026/fichiers/dakar-2026-programme.pdf", bytes(file))


def logo():
    """The logo of the sample site, for light and dark grounds, and its picture in tabs: a speech bubble with lines of text."""
    bubble = '<path d="M8 2h40a6 6 0 0 1 6 6v30a6 6 0 0 1-6 6H26L12 56V44H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z" fill="%s"/>'
    lines = '<path d="M13 15h30M13 24h30M13 33h17" stroke="%s" stroke-width="4" stroke-linecap="round"/>'
    name = ('<text x="68" y="40" font-family="Georgia, \'DejaVu Serif\', serif" font-weight="bold" font-size="34" textLength="166" '
            'lengthAdjust="spacingAndGlyphs" fill="%s">Newsroom</text>')
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 58">%s</svg>\n'
    for path, width, parts in [("logo", 240, bubble % "#0a4f9e" + lines % "#fff" + name % "#1b1f24"),
                               ("logo-dark", 240, bubble % "#8fbcff" + lines % "#14171b" + name % "#e7e9ec"),
                               ("icon", 56, bubble % "#0a4f9e" + lines % "#fff")]:
        write(f"site/{path}.svg", (svg % (width, parts)).encode())


for draw in (nairobi, supper, dakar, cartagena, requirements, programme, logo):
    draw()
