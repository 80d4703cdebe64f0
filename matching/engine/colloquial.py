"""Spoken Persian as it is typed, turned into written Persian, before a query reaches the model or the word index.

Models and briefs speak the written language; people search in the spoken one: «میدون رو نمیذاره» for «میدان را
نمی‌گذارد». The changes are regular: «ان» is said «ون», a verb's «-د» and «-ند» become «-ه» and «-ن», a few stems are
worn down (Lazard, "A Grammar of Contemporary Persian", 1992, on the spoken forms). Rules are our own; a word that no
rule knows stays as it is, and what is written already is not touched.
"""

import re
from functools import lru_cache

_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3]+(?:\u200c[\u0621-\u065f\u0670-\u06d3]+)*")
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_HALF_SPACE = "\u200c"

_PAIRS = """
میدون:میدان رو:را یه:یک اگه:اگر دیگه:دیگر واسه:برای توی:در مث:مثل مثه:مثل چیکار:چه‌کار چجوری:چگونه چطوری:چگونه چی:چه
اون:آن اونا:آن‌ها اینا:این‌ها همون:همان همونجا:همان‌جا اونجا:آن‌جا کدوم:کدام تموم:تمام حموم:حمام آروم:آرام
خونه:خانه نون:نان جون:جان خودشون:خودشان مونده:مانده آتیش:آتش بهش:به‌آن ازش:از‌آن باهاش:با‌آن
نمیتوان:نمی‌توان میتوان:می‌توان کیه:کیست چیه:چیست کجاس:کجاست نیس:نیست داره:دارد نداره:ندارد دارن:دارند
ندارن:ندارند همدیگه:همدیگر یواش:آهسته گنده:بزرگ بیاد:بیاید بیان:بیایند نیاد:نیاید میاد:می‌آید نمیاد:نمی‌آید
میایم:می‌آییم میخواد:می‌خواهد نمیخواد:نمی‌خواهد میخوام:می‌خواهم میخوایم:می‌خواهیم نمیخوایم:نمی‌خواهیم
میخوان:می‌خواهند نمیخوان:نمی‌خواهند بخواد:بخواهد بخوایم:بخواهیم بگید:بگویید بگیم:بگوییم بگم:بگویم
میگید:می‌گویید میگیم:می‌گوییم بدید:بدهید بدیم:بدهیم میدیم:می‌دهیم میدید:می‌دهید بره:برود برن:بروند
بریم:برویم نره:نرود نرن:نروند بشه:بشود بشن:بشوند نشه:نشود نشن:نشوند بگه:بگوید بگن:بگویند بده:بدهد ندن:ندهند
بذارم:بگذارم بذاره:بگذارد بذارن:بگذارند بذاریم:بگذاریم بذار:بگذار نذاره:نگذارد نذارن:نگذارند نذاریم:نگذاریم
بتونه:بتواند بتونن:بتوانند بتونیم:بتوانیم نتونه:نتواند بدونه:بداند بدونیم:بدانیم بدونن:بدانند بمونه:بماند
بخونه:بخواند بشینه:بنشیند کنه:کند نکنه:نکند بکنه:بکند بگیره:بگیرد نگیره:نگیرد بخره:بخرد ببره:ببرد
باطری:باتری اطاق:اتاق بلیط:بلیت ذغال:زغال غلطک:غلتک طهران:تهران اتوبان:بزرگراه
"""
#: Spoken → written, and the spellings that only habit tells apart.
_WORDS = dict(pair.split(":") for pair in _PAIRS.split())
#: Worn-down present stems after می and نمی; the rest of the stems are spoken as they are written.
_STEMS = {
    "ر": "رو", "ش": "شو", "گ": "گوی", "د": "ده", "ذار": "گذار", "زار": "گذار", "دون": "دان", "تون": "توان",
    "مون": "مان", "خون": "خوان", "رسون": "رسان", "شین": "نشین", "چرخون": "چرخان", "سوزون": "سوزان", "خوا": "خواه",
    "گردون": "گردان", "پوشون": "پوشان", "ترسون": "ترسان",
}  # fmt: skip
_ENDINGS = {"ه": "د", "ن": "ند", "م": "م", "یم": "یم", "ید": "ید"}
_VERB = re.compile(f"(ن?می)({_HALF_SPACE}?)(.+?)(ه|ن|م|یم|ید)")
_LIKE_VERBS = """
میدان میهن میزان میان میمون میانه میله میوه میلیون میراث میخ میز میدانی میزبان میراب میانگین میکروفن میلاد
می‌توان نمی‌توان
"""
#: Words that only look like a joined verb.
_NO_VERBS = frozenset(_LIKE_VERBS.split())
_LIKE_SPOKEN = """
قانون تلویزیون بدون چون کانون بیرون درون اکنون گوناگون فنون متون افزون آزمون پیرامون همچون مضمون تاکنون صابون فزون
مدیون بتون فراخون ستون زبون افسون قرون شئون نارون
"""
#: Written with «ون»: the rule for a spoken «ان» leaves them alone, and all in «یون» (million, commission).
_WRITTEN_UN = frozenset(_LIKE_SPOKEN.split())
_SPOKEN_UN = re.compile("(.{2,})ون(ها|های|هایی|ا)?")


def written(text: str) -> str:
    """``text`` with its spoken Persian words written out; other words and all else unchanged."""
    return _WORD.sub(lambda match: _written_word(match.group()), text)


@lru_cache(maxsize=50_000)
def _written_word(word: str) -> str:
    plain = word.translate(_LETTERS)
    if plain in _WORDS:
        return _WORDS[plain]
    return _verb(plain) or _un(plain) or word


def _verb(word: str) -> str | None:
    match = _VERB.fullmatch(word)
    if match is None or word in _NO_VERBS:
        return None
    prefix, joint, stem, ending = match.groups()
    known = stem in _STEMS
    if ending not in ("ه", "ن") and not known:
        return None
    # Joined and unknown: two letters at least, or half the nouns with می would be verbs.
    if not known and not joint and len(stem) < 2:
        return None
    return f"{prefix}{_HALF_SPACE}{_STEMS.get(stem, stem)}{_ENDINGS[ending]}"


def _un(word: str) -> str | None:
    match = _SPOKEN_UN.fullmatch(word)
    if match is None or match.group(1).endswith("ی") or f"{match.group(1)}ون" in _WRITTEN_UN:
        return None
    ending = match.group(2) or ""
    return f"{match.group(1)}ان{'ها' if ending == 'ا' else ending}"
