"""What people agree to, over which channel and how: kept value → German word.

One consent covers one purpose (Art. 6 (1) a and Art. 7 GDPR), and the office has to be able to prove
how it was given (Art. 7 (1)).
"""

ADVICE = "advice"
"""The purpose that lets a consultation name somebody."""

PURPOSES = {
    ADVICE: "namentliche Beratung",
    "invitation": "Einladungen",
    "publication": "Veröffentlichung",
    "photo": "Fotos",
    "funding": "Förderantrag",
}

CHANNELS = {"": "alle Wege", "post": "Post", "email": "E-Mail", "phone": "Telefon"}

WAYS = {"written": "schriftlich", "oral": "mündlich", "email": "per E-Mail", "form": "Formular"}
