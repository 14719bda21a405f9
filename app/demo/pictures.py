"""Pictures of the demo, drawn by program: logos that are nobody's, a street in the evening."""

import io

from PIL import Image, ImageDraw

_LOGO = (620, 240)


def logo(form: str, colour: str) -> bytes:
    """A neutral sign and two bars where a name would stand."""
    image = Image.new("RGB", _LOGO, "white")
    pen = ImageDraw.Draw(image)
    if form == "disc":
        pen.ellipse((20, 20, 220, 220), fill=colour)
        pen.ellipse((80, 80, 160, 160), fill="white")
    elif form == "bars":
        for at in range(3):
            pen.rectangle((20, 24 + at * 70, 220, 70 + at * 70), fill=colour)
    elif form == "gable":
        pen.polygon(((20, 120), (120, 20), (220, 120)), fill=colour)
        pen.rectangle((48, 120, 192, 220), fill=colour)
    else:
        pen.rectangle((20, 20, 220, 220), fill=colour)
        pen.polygon(((20, 220), (220, 20), (220, 220)), fill="white")
    pen.rectangle((260, 70, 600, 104), fill="#2B2F36")
    pen.rectangle((260, 132, 500, 160), fill="#8A9094")
    return _file(image, "PNG")


def street() -> bytes:
    """Houses with lit windows before an evening sky."""
    width, height = 2400, 1700
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        pen.line(
            (0, y, width, y), fill=(round(246 - 80 * share), round(188 - 70 * share), round(128 + 30 * share))
        )
    pen.ellipse((1480, 220, 1960, 700), fill=(255, 236, 196))
    houses = (
        (0, 430, 900, "#6B4A5C"),
        (390, 300, 1180, "#4E3A4E"),
        (700, 500, 820, "#7D5560"),
        (1180, 260, 1240, "#3D3145"),
        (1430, 520, 960, "#5A4256"),
        (1930, 480, 1100, "#463548"),
    )
    for left, wide, high, colour in houses:
        pen.polygon(
            ((left, height - high), (left + wide / 2, height - high - 110), (left + wide, height - high)),
            fill=colour,
        )
        pen.rectangle((left, height - high, left + wide, height), fill=colour)
        for y in range(height - high + 80, height - 60, 130):
            for x in range(left + 48, left + wide - 70, 108):
                lit = (x * 7 + y * 3) % 5 < 2
                pen.rectangle((x, y, x + 48, y + 72), fill="#F4C97A" if lit else "#2C2335")
    return _file(image, "JPEG")


def _file(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=88)
    return out.getvalue()
