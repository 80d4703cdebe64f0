"""Refusals of learning, and what an operator reads when matching does less than it could."""

from bahamm.kernel.errors import ErrorCode

RANKER_ACTIVE = ErrorCode(
    "ranker.already_active", fa="همین رتبه‌بند اکنون در کار است.", en="This ranker is the active one already."
)
RANKER_WORSE = ErrorCode(
    "ranker.worse",
    fa="این نامزد روی بازخوردهای کنارگذاشته از رتبه‌بند کنونی بدتر است ({measures})؛ "
    "با بازخورد بیشتر دوباره برازش کنید.",
    en="On held-back feedback this candidate is worse than the current ranker ({measures}); "
    "fit again with more feedback.",
)
RANKER_OUTDATED = ErrorCode(
    "ranker.outdated",
    fa="این نامزد با رتبه‌بند دیگری سنجیده شده است؛ دوباره برازش کنید تا با رتبه‌بند کنونی سنجیده شود.",
    en="This candidate was measured against another ranker; fit again to measure it against the current one.",
)
RANKER_OF_ANOTHER_MODEL = ErrorCode(
    "ranker.another_model",
    fa="این نامزد برای مدل زبانی یا فرمول دیگری برازش شده است؛ با مدل کنونی دوباره برازش کنید.",
    en="This candidate was fitted for another language model or formula; fit again under the current one.",
)
RANKER_NOT_ACTIVE = ErrorCode(
    "ranker.not_active",
    fa="فقط رتبه‌بندِ در کار را می‌توان پس گرفت.",
    en="Only the active ranker can be rolled back.",
)
NOTHING_TO_ROLL_BACK = ErrorCode(
    "ranker.nothing_to_roll_back",
    fa="هیچ رتبه‌بند برازش‌شده‌ای در کار نیست؛ وزن‌های پیش‌فرض رتبه می‌دهند.",
    en="No fitted ranker is active; the built-in weights rank.",
)
ACTIVE_CHANGED = ErrorCode(
    "ranker.active_changed",
    fa="رتبه‌بند در کار در این فاصله عوض شده است؛ صفحه را تازه کنید.",
    en="Another ranker has become active meanwhile; please refresh the page.",
)

TOO_LITTLE_FEEDBACK = ErrorCode(
    "ranker.too_little_feedback",
    fa="بازخورد برای برازش کم است: {have} از {need} ({name}). بازخوردها را بیشتر کنید و دوباره بکوشید.",
    en="There is too little feedback to fit: {have} of {need} ({name}). Collect more and try again.",
)
NO_MODEL_TO_FIT = ErrorCode(
    "ranker.no_model",
    fa="مدل زبانی در کار نیست؛ وزن‌ها برای مدل برازش می‌شوند، نه برای واژه‌ها.",
    en="No language model is serving; weights are fitted for a model, not for words alone.",
)

# What is degraded
NO_INDEX = ErrorCode(
    "matching.no_index",
    fa="هنوز چیزی نمایه نشده است؛ تطبیق‌ها خالی‌اند.",
    en="Nothing is indexed yet; match lists are empty.",
)
MODEL_FAILED = ErrorCode(
    "matching.model_failed",
    fa="مدل زبانی بارگذاری نشد؛ دوباره کوشش می‌شود. گزارش کارساز علت را می‌گوید.",
    en="The language model could not be loaded; it is tried again. The server's log says why.",
)
WORDS_ONLY = ErrorCode(
    "matching.words_only",
    fa="فقط واژه‌ها سنجیده می‌شوند، نه معنا.",
    en="Texts are compared word by word only, not by meaning.",
)
MODEL_CHANGING = ErrorCode(
    "matching.model_changing",
    fa="مدل تازه‌ای در حال خواندن متن‌هاست؛ تا پایان آن نمایهٔ پیشین پاسخ می‌دهد.",
    en="A new model is reading the texts; the old index answers until it is done.",
)
EMBEDDINGS_MISSING = ErrorCode(
    "matching.embeddings_missing",
    fa="{count} متن هنوز خوانده نشده است و پیدا نمی‌شود.",
    en="{count} texts are not read yet and cannot be found.",
)
INDEX_LAGS = ErrorCode(
    "matching.index_lags",
    fa="این پردازه {count} تغییر از نمایه عقب است.",
    en="This process is {count} changes behind the index.",
)
SNAPSHOT_UNUSED = ErrorCode(
    "matching.snapshot_unused",
    fa="نسخهٔ ذخیره‌شدهٔ نمایه خراب یا کهنه بود و نمایه از پایگاه داده ساخته شد.",
    en="The index' snapshot was damaged or outdated, so the index was built from the database.",
)
RANKER_NOT_APPLIED = ErrorCode(
    "matching.ranker_not_applied",
    fa="رتبه‌بند در کار برای مدل یا فرمول دیگری برازش شده است؛ وزن‌های پیش‌فرض رتبه می‌دهند.",
    en="The active ranker was fitted for another model or formula; the built-in weights rank.",
)
