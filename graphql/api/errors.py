"""Refusals of the edge itself. What concerns the domain is declared where the rule lives."""

from bahamm.kernel.errors import ErrorCode

NOT_JSON = ErrorCode(
    "request.not_json",
    fa="درخواست باید با نوع محتوای application/json فرستاده شود.",
    en="Send the request with the content type application/json.",
)
MALFORMED = ErrorCode(
    "request.malformed",
    fa="بدنهٔ درخواست یک شیء JSON درست با «query» یا «documentId» نیست.",
    en="The body is not a valid JSON object with “query” or “documentId”.",
)
TOO_LARGE = ErrorCode(
    "request.too_large",
    fa="درخواست از {limit_kb} کیلوبایت بزرگ‌تر است؛ آن را کوتاه‌تر کنید.",
    en="The request is larger than {limit_kb} KB; please shorten it.",
)
METHOD = ErrorCode(
    "request.method", fa="این نشانی فقط درخواست POST را می‌پذیرد.", en="This address accepts POST requests only."
)
CSRF_FAILED = ErrorCode(
    "request.csrf",
    fa="نشان امنیتی صفحه کهنه شده است؛ صفحه را تازه کنید و دوباره بکوشید.",
    en="The page's security token is stale; refresh the page and try again.",
)
BAD_TOKEN = ErrorCode(
    "request.bad_token",
    fa="نشان دسترسی نادرست است یا زمان آن گذشته؛ آن را نو کنید.",
    en="The access token is false or has expired; please renew it.",
)
INVALID_DOCUMENT = ErrorCode(
    "query.invalid", fa="پرس‌وجو با طرح‌وارهٔ API نمی‌خواند.", en="The query does not fit the API's schema."
)
INVALID_INPUT = ErrorCode(
    "query.invalid_input",
    fa="مقدار ورودی از نوعی نیست که API می‌خواهد.",
    en="An input value is not of the type that the API asks for.",
)
INVALID_DATE = ErrorCode(
    "query.invalid_date",
    fa="تاریخ «{value}» خوانده نمی‌شود؛ آن را به شکل ISO 8601 بنویسید (2026-03-21T00:00:00Z).",
    en="The date “{value}” cannot be read; write it as ISO 8601 (2026-03-21T00:00:00Z).",
)
NAIVE_DATE = ErrorCode(
    "query.naive_date",
    fa="تاریخ باید منطقهٔ زمانی داشته باشد (مانند +03:30).",
    en="A date needs a time zone (such as +03:30).",
)
UNKNOWN_OPERATION = ErrorCode(
    "query.unknown_operation",
    fa="عملیاتی با این نام در پرس‌وجو نیست، یا چند عملیات هست و نام یکی گفته نشده.",
    en="The document has no operation of this name, or several and none was named.",
)
UNTRUSTED_DOCUMENT = ErrorCode(
    "query.untrusted",
    fa="این نصب فقط پرس‌وجوهای شناخته‌شدهٔ خود سامانه را اجرا می‌کند.",
    en="This installation runs only the known documents of the product.",
)
UNKNOWN_DOCUMENT = ErrorCode(
    "query.unknown_document", fa="سندی با این شناسه شناخته نیست.", en="No document of this id is known."
)
SUBSCRIPTION_OVER_HTTP = ErrorCode(
    "query.subscription_over_http",
    fa="اشتراک زنده از راه WebSocket در /ws/graphql/ گرفته می‌شود.",
    en="Subscriptions are served over WebSocket at /ws/graphql/.",
)
TOO_MANY_TOKENS = ErrorCode(
    "query.too_many_tokens",
    fa="پرس‌وجو بیش از {limit} نشانه دارد.",
    en="The query has more than {limit} tokens.",
)
TOO_DEEP = ErrorCode("query.too_deep", fa="پرس‌وجو از {limit} لایه ژرف‌تر است.", en="The query is deeper than {limit}.")
TOO_MANY_ALIASES = ErrorCode(
    "query.too_many_aliases",
    fa="پرس‌وجو بیش از {limit} نام مستعار دارد.",
    en="The query has more than {limit} aliases.",
)
TOO_MANY_REPEATS = ErrorCode(
    "query.too_many_repeats",
    fa="فیلد «{name}» بیش از {limit} بار تکرار شده است.",
    en="The field “{name}” is repeated more than {limit} times.",
)
TOO_MANY_FRAGMENTS = ErrorCode(
    "query.too_many_fragments",
    fa="پرس‌وجو بیش از {limit} بخش (fragment) دارد.",
    en="The query has more than {limit} fragments.",
)
TOO_EXPENSIVE = ErrorCode(
    "query.too_expensive",
    fa="پرس‌وجو پرهزینه است (سقف {limit})؛ صفحه‌ها را کوچک‌تر یا فیلدها را کمتر کنید.",
    en="The query is too expensive (limit {limit}); ask for smaller pages or fewer fields.",
)
RANKING_IN_LIST = ErrorCode(
    "query.ranking_in_list",
    fa="«{name}» برای هر مورد جست‌وجوی جداگانه می‌کند؛ آن را برای یک مورد بخواهید، نه درون فهرست.",
    en="“{name}” searches for each object; ask for it on one object, not inside a list.",
)
INTROSPECTION_OFF = ErrorCode(
    "query.introspection_off", fa="درون‌نگری طرح‌واره بسته است.", en="Introspection is switched off."
)
PAGE_TOO_LARGE = ErrorCode(
    "page.too_large",
    fa="در هر صفحه حداکثر {limit} مورد گرفته می‌شود.",
    en="A page holds at most {limit} items.",
)
PAGE_NEGATIVE = ErrorCode("page.negative", fa="اندازهٔ صفحه منفی نمی‌شود.", en="A page size cannot be negative.")
INVALID_CURSOR = ErrorCode(
    "page.invalid_cursor",
    fa="نشانگر صفحه معتبر نیست؛ فهرست را از آغاز بگیرید.",
    en="The page cursor is not valid; start the list again.",
)
TOO_MANY_SUBSCRIPTIONS = ErrorCode(
    "live.too_many",
    fa="روی هر اتصال حداکثر {limit} اشتراک زنده باز می‌شود.",
    en="A connection holds at most {limit} operations.",
)
