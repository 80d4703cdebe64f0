"""The cities of the demo data: slug, Persian name, English name, name of the municipality in both."""

CITIES = {
    "تهران": ("tehran", "Tehran"),
    "مشهد": ("mashhad", "Mashhad"),
    "شیراز": ("shiraz", "Shiraz"),
    "اصفهان": ("isfahan", "Isfahan"),
    "تبریز": ("tabriz", "Tabriz"),
    "کرج": ("karaj", "Karaj"),
    "یزد": ("yazd", "Yazd"),
    "کرمانشاه": ("kermanshah", "Kermanshah"),
    "قم": ("qom", "Qom"),
    "قزوین": ("qazvin", "Qazvin"),
    "رشت": ("rasht", "Rasht"),
    "گرگان": ("gorgan", "Gorgan"),
    "همدان": ("hamedan", "Hamedan"),
    "ساری": ("sari", "Sari"),
    "بوشهر": ("bushehr", "Bushehr"),
    "بندرعباس": ("bandar-abbas", "Bandar Abbas"),
    "اراک": ("arak", "Arak"),
}
