"""Refusals of the accounts layer."""

from bahamm.kernel.errors import ErrorCode

ROLE_DOES_NOT_FIT = ErrorCode(
    "accounts.role_does_not_fit",
    fa="این نقش در این نوع سازمان وجود ندارد؛ نقش دیگری برگزینید.",
    en="This role does not exist in this kind of organisation; choose another.",
)
ONLY_SECRETARIAT = ErrorCode(
    "accounts.only_secretariat",
    fa="این کار با دبیرخانه است؛ از دبیرخانه بخواهید آن را انجام دهد.",
    en="Only the secretariat can do this; please ask the secretariat.",
)
ONLY_LEADER = ErrorCode(
    "accounts.only_leader",
    fa="این کار با مدیر این سازمان است؛ از مدیر سازمان بخواهید آن را انجام دهد.",
    en="Only someone who runs this organisation can do this; please ask them.",
)
ONLY_SUPPLIER_OWNER = ErrorCode(
    "accounts.only_supplier_owner",
    fa="این کار با صاحب‌امتیاز این عرضه‌کننده است؛ از او بخواهید آن را انجام دهد.",
    en="Only an owner of this supplier can do this; please ask the owner.",
)
ORGANISATION_INACTIVE = ErrorCode(
    "accounts.organisation_inactive",
    fa="این سازمان غیرفعال است؛ برای فعال‌سازی با دبیرخانه تماس بگیرید.",
    en="This organisation is inactive; contact the secretariat to have it activated.",
)
SUPPLIER_KIND_REQUIRED = ErrorCode(
    "accounts.supplier_kind_required",
    fa="نوع عرضه‌کننده را برگزینید: شرکت نوپا، شرکت، آزمایشگاه یا تیم.",
    en="Choose the kind of supplier: start-up, company, lab or team.",
)
SUPPLIER_KIND_FORBIDDEN = ErrorCode(
    "accounts.supplier_kind_forbidden",
    fa="نوع عرضه‌کننده فقط برای عرضه‌کننده‌ها است؛ آن را خالی بگذارید.",
    en="Only suppliers have a supplier kind; leave it empty.",
)
PARENT_FORBIDDEN = ErrorCode(
    "accounts.parent_forbidden",
    fa="فقط واحد متقاضی سازمان بالادست دارد؛ این بخش را خالی بگذارید.",
    en="Only municipal units have a parent; leave it empty.",
)
PARENT_LOOP = ErrorCode(
    "accounts.parent_loop",
    fa="یک واحد نمی‌تواند زیر خودش یا زیرمجموعه‌اش باشد؛ واحد بالادست دیگری برگزینید.",
    en="A unit cannot stand below itself or its own sub-units; choose another parent.",
)
PARENT_UNKNOWN = ErrorCode(
    "accounts.parent_unknown",
    fa="چنین واحد بالادستی پیدا نشد؛ یکی از واحدهای فعال را برگزینید.",
    en="No such parent unit; choose one of the active units.",
)
CITY_UNKNOWN = ErrorCode(
    "accounts.city_unknown",
    fa="چنین شهری پیدا نشد؛ از فهرست شهرها برگزینید.",
    en="No such city; choose one from the list.",
)
WEBSITE_INVALID = ErrorCode(
    "accounts.website_invalid",
    fa="نشانی وبگاه باید با http:// یا https:// آغاز شود؛ نمونه: https://example.ir",
    en="The website must start with http:// or https://, for example https://example.ir",
)
EMAIL_INVALID = ErrorCode(
    "accounts.email_invalid",
    fa="نشانی ایمیل درست نیست؛ نمونه: name@example.ir",
    en="This is not a valid e-mail address; example: name@example.ir",
)
ALREADY_MEMBER = ErrorCode(
    "accounts.already_member",
    fa="این شخص هم‌اکنون همین نقش را در این سازمان دارد.",
    en="This person already holds this role in this organisation.",
)
INVITATION_LIMIT = ErrorCode(
    "accounts.invitation_limit",
    fa="این سازمان {limit} دعوت باز دارد؛ دعوت‌های بی‌پاسخ را لغو کنید و دوباره بکوشید.",
    en="This organisation has {limit} open invitations; revoke unanswered ones and try again.",
)
INVITATION_EXPIRED = ErrorCode(
    "accounts.invitation_expired",
    fa="مهلت این دعوت گذشته است؛ از دعوت‌کننده بخواهید دعوت تازه‌ای بفرستد.",
    en="This invitation has expired; ask the person who invited you to send a new one.",
)
INVITATION_REVOKED = ErrorCode(
    "accounts.invitation_revoked",
    fa="این دعوت لغو شده است؛ از دعوت‌کننده بخواهید دعوت تازه‌ای بفرستد.",
    en="This invitation was revoked; ask the person who invited you to send a new one.",
)
INVITATION_USED = ErrorCode(
    "accounts.invitation_used",
    fa="این دعوت پیش‌تر پذیرفته شده است.",
    en="This invitation was already accepted.",
)
INVITATION_OTHER_EMAIL = ErrorCode(
    "accounts.invitation_other_email",
    fa="این دعوت برای ایمیل دیگری است. با همان ایمیل وارد شوید یا آن را به حساب خود بیفزایید و تأیید کنید.",
    en="This invitation is for another e-mail address. Sign in with that address, "
    "or add and verify it in your account.",
)
LAST_LEADER = ErrorCode(
    "accounts.last_leader",
    fa="شما تنها مدیر این سازمان هستید؛ پیش از این کار نقش خود را به شخص دیگری هم بدهید.",
    en="You are the only one who runs this organisation; give the role to somebody else first.",
)
MEMBERSHIP_NOT_YOURS = ErrorCode(
    "accounts.membership_not_yours",
    fa="این عضویت از آن شما نیست یا غیرفعال است؛ از فهرست عضویت‌های خود برگزینید.",
    en="This membership is not yours or is inactive; choose one of your own.",
)
ONLY_SUPPLIERS_HAVE_CREDENTIALS = ErrorCode(
    "accounts.only_suppliers_have_credentials",
    fa="مدرک صلاحیت فقط برای عرضه‌کننده ثبت می‌شود.",
    en="Only suppliers have credentials.",
)
CREDENTIAL_EXISTS = ErrorCode(
    "accounts.credential_exists",
    fa="مدرکی با همین نوع و شماره پیش‌تر ثبت شده است.",
    en="A credential of this kind and number is already on file.",
)
CREDENTIAL_DECIDED = ErrorCode(
    "accounts.credential_decided",
    fa="دربارهٔ این مدرک پیش‌تر تصمیم گرفته شده است؛ صفحه را تازه کنید.",
    en="This credential was already decided; please refresh the page.",
)
OWN_CREDENTIAL = ErrorCode(
    "accounts.own_credential",
    fa="شما عضو این سازمان هستید؛ همکار دیگری از دبیرخانه باید تصمیم بگیرد.",
    en="You belong to this organisation; another colleague of the secretariat has to decide.",
)
NOTE_REQUIRED = ErrorCode(
    "accounts.note_required",
    fa="برای رد مدرک دلیل بنویسید تا عرضه‌کننده بتواند آن را درست کند.",
    en="Give a reason for the rejection, so that the supplier can put it right.",
)
CREDENTIAL_KIND_INVALID = ErrorCode(
    "accounts.credential_kind_invalid",
    fa="نوع مدرک را با حروف کوچک لاتین، رقم و خط زیر بنویسید؛ نمونه: knowledge_based",
    en="Write the kind with small Latin letters, digits and underscores, for example knowledge_based.",
)
LOCKED_OUT = ErrorCode(
    "account_locked",
    fa="تلاش‌های ناموفق زیاد بود و ورود به این حساب از این نشانی برای {minutes} دقیقه بسته شد. "
    "بعد دوباره بکوشید یا گذرواژه را بازیابی کنید.",
    en="Too many failed attempts: signing in to this account from this address is locked for "
    "{minutes} minutes. Try later, or reset the password.",
)
