"""The drawings in the Word lessons, as PNG. Needs Pillow. All are our own."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

INK, PAPER, LIGHT, BLUE, YELLOW = "#1d2b33", "#ffffff", "#e6f0f2", "#2d7fb0", "#f2b632"


def draw(name: str) -> BytesIO:
    image = Image.new("RGB", (960, 480), PAPER)
    DRAWINGS[name](ImageDraw.Draw(image))
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    data.seek(0)
    return data


def font(size):
    return ImageFont.load_default(size)


def word_train(pen):
    for left, word in ((90, "appel"), (490, "boom")):
        pen.rounded_rectangle((left, 90, left + 360, 250), 20, LIGHT, INK, 5)
        pen.text((left + 180, 170), word, INK, font(56), "mm")
        for wheel in (left + 90, left + 270):
            pen.ellipse((wheel - 32, 236, wheel + 32, 300), YELLOW, INK, 5)
    pen.line((450, 220, 490, 220), INK, 8)
    pen.text((480, 390), "appelboom", INK, font(64), "mm")


def perspective(pen):
    point = (560, 160)
    pen.line((0, 160, 960, 160), BLUE, 4)
    pen.polygon([(300, 480), (820, 480), point], LIGHT, INK)
    for part in (0.0, 0.35, 0.6):
        foot = (120 + (point[0] - 120) * part, 440 + (point[1] - 440) * part)
        top = (120 + (point[0] - 120) * part, 40 + (point[1] - 40) * part)
        pen.line((*foot, *top), INK, max(4, round(14 * (1 - part))))
    pen.line((120, 440, *point), YELLOW, 3)
    pen.line((120, 40, *point), YELLOW, 3)
    pen.ellipse((point[0] - 9, point[1] - 9, point[0] + 9, point[1] + 9), "#b4541a")
    pen.text((580, 130), "verdwijnpunt", INK, font(34), "lm")
    pen.text((800, 190), "horizon", INK, font(34), "lm")


def flower(pen):
    for left, right in ((120, 420), (540, 840)):
        pen.ellipse((left, 140, right, 330), "#f3c6d3", INK, 4)
    pen.rectangle((462, 150, 498, 400), "#a9c48b", INK, 4)
    pen.ellipse((446, 120, 514, 170), "#a9c48b", INK, 4)
    for x in (360, 410, 550, 600):
        pen.line((480, 380, x, 190), INK, 5)
        pen.ellipse((x - 18, 164, x + 18, 200), YELLOW, INK, 3)
    pen.ellipse((610, 110, 740, 180), YELLOW, INK, 4)
    for x in (650, 690):
        pen.line((x, 114, x, 176), INK, 14)
    pen.ellipse((650, 60, 720, 120), LIGHT, INK, 3)
    pen.text((480, 440), "stamper in het midden, meeldraden eromheen", INK, font(34), "mm")


def meter(pen):
    pen.rounded_rectangle((280, 60, 680, 420), 24, LIGHT, INK, 5)
    pen.rectangle((340, 120, 620, 200), PAPER, INK, 4)
    pen.text((480, 160), "004217 kWh", INK, font(40), "mm")
    for x in (360, 440, 520, 600):
        pen.rectangle((x - 24, 270, x + 24, 360), PAPER, INK, 4)


DRAWINGS = {"woordtrein.png": word_train, "perspectief.png": perspective, "bloem.png": flower, "IMG_0034.png": meter}
