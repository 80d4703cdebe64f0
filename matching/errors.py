"""Every refusal of matching, in both languages."""

from bahamm.kernel.errors import ErrorCode

NOT_A_SIDE = ErrorCode(
    "match.not_a_side",
    fa="نظر دادن دربارهٔ این تطبیق با اعضای واحد متقاضی یا عرضه‌کنندهٔ همین راهکار است.",
    en="Only members of the unit or of the supplier of this match may give feedback on it.",
)
ONLY_UNIT_INVITES = ErrorCode(
    "match.only_unit_invites",
    fa="دعوت از عرضه‌کننده با واحد متقاضی است؛ شما می‌توانید تطبیق را «به‌دردخور» یا «نامربوط» نشان کنید.",
    en="Only the unit invites a supplier; you can mark the match as useful or not useful.",
)
CHALLENGE_CLOSED = ErrorCode(
    "match.challenge_closed",
    fa="این چالش دیگر باز نیست و نمی‌توان برای آن دعوت فرستاد.",
    en="This challenge is no longer open, so nobody can be invited to it.",
)
POSITION_INVALID = ErrorCode(
    "match.position_invalid",
    fa="جایگاه در فهرست باید عددی از ۱ تا {maximum} باشد.",
    en="The position in the list must be a number from 1 to {maximum}.",
)

# Saved searches
SAVED_SEARCH_LIMIT = ErrorCode(
    "saved_search.limit",
    fa="هر نفر حداکثر {limit} جست‌وجوی ذخیره‌شده دارد؛ یکی را پاک کنید.",
    en="Each person keeps at most {limit} saved searches; delete one first.",
)
SAVED_SEARCH_TEXT_REQUIRED = ErrorCode(
    "saved_search.text_required",
    fa="برای جست‌وجوی معنایی چند واژه بنویسید.",
    en="A search by meaning needs a few words.",
)
SAVED_SEARCH_WRONG_FILTER = ErrorCode(
    "saved_search.wrong_filter",
    fa="این شرط‌ها با نوع جست‌وجو (چالش یا راهکار) نمی‌خواند.",
    en="These conditions do not fit the kind of the search (challenges or solutions).",
)

# Pairing board
PAIRING_SECRETARIAT_ONLY = ErrorCode(
    "pairing.secretariat_only", fa="تختهٔ جفت‌سازی با دبیرخانه است.", en="The pairing board is the secretariat's."
)
PAIRING_NO_CHALLENGES = ErrorCode(
    "pairing.no_challenges",
    fa="هیچ چالش بازی با این شرط‌ها نیست.",
    en="No open challenge meets these conditions.",
)
PAIRING_TOO_MANY_CHALLENGES = ErrorCode(
    "pairing.too_many_challenges",
    fa="هر تخته حداکثر {limit} چالش دارد؛ اکنون {actual} چالش برگزیده شده است.",
    en="A board holds at most {limit} challenges; {actual} are chosen.",
)
PAIRING_UNKNOWN_PAIR = ErrorCode(
    "pairing.unknown_pair",
    fa="این زوج جزو نامزدهای این تخته نیست.",
    en="This pair is not among the candidates of this board.",
)
PAIRING_CHALLENGE_FULL = ErrorCode(
    "pairing.challenge_full",
    fa="ظرفیت این چالش ({limit}) با زوج‌های ثابت پر شده است؛ یکی را آزاد کنید.",
    en="The capacity of this challenge ({limit}) is taken by kept pairs; release one first.",
)
PAIRING_SUPPLIER_FULL = ErrorCode(
    "pairing.supplier_full",
    fa="ظرفیت این عرضه‌کننده ({limit}) با زوج‌های ثابت پر شده است؛ یکی را آزاد کنید.",
    en="The capacity of this supplier ({limit}) is taken by kept pairs; release one first.",
)
PAIRING_CAPACITY_TAKEN = ErrorCode(
    "pairing.capacity_taken",
    fa="زوج‌های ثابت از این ظرفیت بیشترند ({actual})؛ نخست برخی را آزاد کنید.",
    en="More pairs are kept than this capacity allows ({actual}); release some first.",
)
PAIRING_CLOSED = ErrorCode(
    "pairing.closed",
    fa="این چالش یا راهکار دیگر در دسترس نیست؛ نامزدهای تخته را تازه کنید.",
    en="This challenge or solution is no longer open; collect the candidates anew.",
)
