"""Every piece of news in both languages, as data. Placeholders are ``str.format`` names; values come isolated."""

from dataclasses import dataclass

from marketplace.notifications.enums import NewsKind


@dataclass(frozen=True, slots=True)
class Words:
    fa: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language.startswith("en") else self.fa


@dataclass(frozen=True, slots=True)
class NewsText:
    """``one`` is the title for a count of one, ``none`` when nothing of what was announced is offered any more."""

    title: Words
    body: Words = Words("", "")
    none: Words | None = None
    one: Words | None = None

    def title_for(self, count: int | None) -> Words:
        special = {0: self.none, 1: self.one}.get(-1 if count is None else count)
        return special or self.title


TEXTS: dict[str, NewsText] = {
    NewsKind.NEW_SOLUTIONS: NewsText(
        Words("{count} تطبیق تازه برای چالش «{title}»", "{count} new matches for the challenge “{title}”"),
        Words("{names}", "{names}"),
        Words(
            "راهکارهایی که برای «{title}» پیدا شده بود دیگر عرضه نمی‌شود",
            "What was found for “{title}” is no longer offered",
        ),
        Words("یک تطبیق تازه برای چالش «{title}»", "A new match for the challenge “{title}”"),
    ),
    NewsKind.NEW_CHALLENGES: NewsText(
        Words("{count} تطبیق تازه برای راهکار «{title}»", "{count} new matches for your solution “{title}”"),
        Words("{names}", "{names}"),
        Words(
            "چالش‌هایی که برای «{title}» پیدا شده بود دیگر باز نیست", "What was found for “{title}” is no longer open"
        ),
        Words("یک تطبیق تازه برای راهکار «{title}»", "A new match for your solution “{title}”"),
    ),
    NewsKind.INVITED: NewsText(
        Words("به چالش «{title}» دعوت شده‌اید", "You are invited to the challenge “{title}”"),
        Words(
            "{unit} راهکار «{names}» را برای این چالش مناسب دانسته است.",
            "{unit} finds your solution “{names}” suited to this challenge.",
        ),
    ),
    NewsKind.APPROVAL_REQUESTED: NewsText(
        Words("چالش «{title}» منتظر تأیید شماست", "The challenge “{title}” waits for your approval"),
        Words("{unit} آن را آمادهٔ تأیید اعلام کرده است.", "{unit} says that it is ready."),
    ),
    NewsKind.CHALLENGE_APPROVED: NewsText(
        Words("چالش «{title}» را مدیر واحد تأیید کرد", "The head approved the challenge “{title}”"),
        Words("گام بعد، فرستادن به دبیرخانه است.", "The next step is to send it to the secretariat."),
    ),
    NewsKind.QUALITY_CHECK_WAITING: NewsText(
        Words("چالش «{title}» منتظر کنترل کیفیت است", "The challenge “{title}” waits for its quality check"),
        Words("فرستنده: {unit}", "Sent by {unit}"),
    ),
    NewsKind.CHALLENGE_RETURNED: NewsText(
        Words("چالش «{title}» برای اصلاح برگشت", "The challenge “{title}” was returned for correction"),
        Words("{reason}", "{reason}"),
    ),
    NewsKind.CHALLENGE_PUBLISHED: NewsText(
        Words("چالش «{title}» منتشر شد", "The challenge “{title}” is published"),
        Words("تطبیق‌های آن را همین حالا ببینید.", "See its matches."),
    ),
    NewsKind.CHALLENGE_MERGED: NewsText(
        Words("چالش «{title}» در چالش دیگری ادغام شد", "The challenge “{title}” was merged into another"),
        Words("{names}", "{names}"),
    ),
    NewsKind.CREDENTIAL_SUBMITTED: NewsText(
        Words("مدرک شمارهٔ «{title}» منتظر بررسی است", "The credential “{title}” waits for a decision"),
        Words("عرضه‌کننده: {unit}", "Supplier: {unit}"),
    ),
    NewsKind.CREDENTIAL_DECIDED: NewsText(
        Words("مدرک شمارهٔ «{title}» بررسی شد: {outcome}", "Your credential “{title}” was {outcome}"),
        Words("{reason}", "{reason}"),
    ),
    NewsKind.INVITATION_ACCEPTED: NewsText(
        Words("{person} به «{title}» پیوست", "{person} joined {title}"),
        Words("نقش: {role}", "Role: {role}"),
    ),
    NewsKind.SAVED_SEARCH_FOUND: NewsText(
        Words("«{title}» تازه منتشر شد و با جست‌وجوی شما می‌خواند", "“{title}” is new and meets your saved search"),
        Words("جست‌وجوی ذخیره‌شده: {names} — از {unit}", "Saved search: {names} — by {unit}"),
    ),
    NewsKind.PAIRING_SUGGESTED: NewsText(
        Words("دبیرخانه راهکاری برای چالش «{title}» پیشنهاد کرد", "The secretariat suggests a solution for “{title}”"),
        Words(
            "راهکار «{names}» را بررسی کنید؛ دعوت از عرضه‌کننده با شماست.",
            "Look at the solution “{names}”; inviting the supplier is up to you.",
        ),
    ),
}

#: Said of what the reader may not see any more, and of kinds that a newer version wrote.
GONE = Words("این خبر دربارهٔ موردی است که دیگر در دسترس شما نیست", "This news is about something you can no longer see")
VERIFIED = Words("پذیرفته شد", "verified")
REJECTED = Words("پذیرفته نشد", "rejected")
AND_MORE = Words("{names} و {count} مورد دیگر", "{names} and {count} more")
SEPARATOR = Words("، ", ", ")
