"""Every refusal of the catalogue, in both languages. Codes are stable: clients and tests rely on them."""

from bahamm.kernel.errors import ErrorCode

# Who may
NOT_UNIT_MEMBER = ErrorCode(
    "challenge.not_unit_member",
    fa="این کار با کارشناس یا مدیر همان واحد است. اگر عضو این واحد هستید، از مدیر واحد بخواهید نقش شما را ثبت کند.",
    en="Only an officer or the head of this unit may do this. If you work there, ask the head to register your role.",
)
NOT_UNIT_HEAD = ErrorCode(
    "challenge.not_unit_head",
    fa="این کار با مدیر واحد (یا مدیر واحد بالادست) است.",
    en="Only the head of the unit, or of a unit above it, may do this.",
)
SELF_APPROVAL = ErrorCode(
    "challenge.self_approval",
    fa="نویسندهٔ چالش نمی‌تواند آن را تأیید کند. از مدیر دیگری در واحد یا واحد بالادست بخواهید.",
    en="The author of a challenge cannot approve it. Ask another head in the unit or in a unit above it.",
)
HEAD_APPROVES = ErrorCode(
    "challenge.head_approves",
    fa="تأیید این چالش با خود شماست؛ به جای درخواست، آن را تأیید کنید.",
    en="The approval of this challenge is yours to give: approve it instead of asking for it.",
)
SECRETARIAT_ONLY = ErrorCode(
    "challenge.secretariat_only",
    fa="این کار با دبیرخانه است.",
    en="Only the secretariat may do this.",
)
NOT_SUPPLIER_MEMBER = ErrorCode(
    "solution.not_supplier_member",
    fa="این کار با اعضای همان عرضه‌کننده است.",
    en="Only members of this supplier may do this.",
)
SYSTEM_ONLY = ErrorCode(
    "catalog.system_only", fa="این کار را تنها خود سامانه می‌کند.", en="Only the system itself does this."
)

# When
CARD_FIELD_REQUIRED = ErrorCode(
    "challenge.card_field_required",
    fa="شناسنامهٔ چالش بدون این بخش کامل نیست. اگر موردی ندارد، همین را بنویسید.",
    en="The identity card is not complete without this. If there is nothing to state, say so.",
)
GOAL_REQUIRED = ErrorCode(
    "challenge.goal_required",
    fa="دست‌کم یک هدف از نقشهٔ راه را برگزینید.",
    en="Choose at least one goal of the taxonomy.",
)
BUDGET_STATEMENT_REQUIRED = ErrorCode(
    "challenge.budget_statement_required",
    fa="محل تأمین اعتبار را بنویسید یا گزینهٔ «بدون بودجه» را برگزینید.",
    en="Name the source of the budget, or choose “no budget”.",
)
DEADLINE_PASSED = ErrorCode(
    "challenge.deadline_passed",
    fa="مهلت این چالش گذشته است؛ پیش از این گام مهلت تازه‌ای بگذارید.",
    en="The deadline of this challenge has passed; set a new one before this step.",
)
REASON_REQUIRED = ErrorCode(
    "challenge.reason_required",
    fa="دلیل را بنویسید (حداقل {limit} نویسه)؛ گیرنده باید بداند چه کند.",
    en="Give the reason (at least {limit} characters): the reader must know what to do.",
)
QUALITY_NOT_MET = ErrorCode(
    "challenge.quality_not_met",
    fa="این نکتهٔ کیفی برآورده نشده است: {hint_fa} چالش را برای اصلاح برگردانید یا با ذکر دلیل از آن بگذرید.",
    en="A quality rule is not met: {hint_en} Return the challenge, or waive the rule with a reason.",
)
WAIVER_UNKNOWN = ErrorCode(
    "challenge.waiver_unknown",
    fa="نکتهٔ «{value}» در میان نکته‌های بازدارندهٔ این چالش نیست.",
    en="“{value}” is not one of this challenge's blocking hints.",
)
MERGE_TARGET_REQUIRED = ErrorCode(
    "challenge.merge_target_required",
    fa="چالش مشابهی را که این چالش در آن ادغام می‌شود نام ببرید.",
    en="Name the similar challenge to merge into.",
)
MERGE_TARGET_INVALID = ErrorCode(
    "challenge.merge_target_invalid",
    fa="ادغام تنها در چالش دیگری شدنی است که منتشرشده یا در رویداد باشد.",
    en="One can only merge into another challenge that is published or in an event.",
)
UNKNOWN_TRANSITION = ErrorCode(
    "catalog.unknown_transition",
    fa="گامی به نام «{value}» وجود ندارد.",
    en="There is no step named “{value}”.",
)
FIELDS_REQUIRED = ErrorCode(
    "solution.field_required",
    fa="راهکار بدون این بخش منتشر نمی‌شود.",
    en="A solution is not published without this.",
)

# Fields
TOO_MANY = ErrorCode(
    "catalog.too_many",
    fa="حداکثر {limit} مورد؛ اکنون {actual} مورد است.",
    en="At most {limit} entries; there are {actual}.",
)
WRONG_TYPE = ErrorCode("catalog.wrong_type", fa="مقدار این بخش از نوع درستی نیست.", en="The value has the wrong type.")
NOT_AN_AMOUNT = ErrorCode(
    "catalog.not_an_amount",
    fa="مبلغ را به ریال و بدون اعشار بنویسید.",
    en="Write the amount in rial, as a whole number.",
)
NAIVE_DATE = ErrorCode(
    "catalog.naive_date",
    fa="تاریخ باید منطقهٔ زمانی داشته باشد.",
    en="The date needs a time zone.",
)
BUDGET_CONTRADICTION = ErrorCode(
    "challenge.budget_contradiction",
    fa="هم «بدون بودجه» برگزیده شده و هم مبلغ نوشته شده است؛ یکی را بردارید.",
    en="“No budget” is chosen and an amount is given; remove one of them.",
)
NOT_A_UNIT = ErrorCode(
    "challenge.not_a_unit", fa="چالش را تنها واحدهای شهرداری ثبت می‌کنند.", en="Only municipal units post challenges."
)
NOT_A_SUPPLIER = ErrorCode(
    "solution.not_a_supplier", fa="راهکار را تنها عرضه‌کنندگان ثبت می‌کنند.", en="Only suppliers post solutions."
)
NOT_A_DRAFT = ErrorCode(
    "catalog.not_a_draft",
    fa="تنها پیش‌نویسی حذف می‌شود که هرگز فرستاده یا منتشر نشده باشد.",
    en="Only a draft that was never sent or published can be deleted.",
)

# Files
FILE_MISSING = ErrorCode("file.missing", fa="پرونده‌ای فرستاده نشده است.", en="No file was sent.")
FILE_EMPTY = ErrorCode("file.empty", fa="پرونده خالی است.", en="The file is empty.")
FILE_TOO_LARGE = ErrorCode(
    "file.too_large",
    fa="پرونده بزرگ‌تر از {limit_mb} مگابایت است؛ آن را کوچک‌تر یا چندپاره کنید.",
    en="The file is larger than {limit_mb} MB; make it smaller or split it.",
)
FILE_TYPE_REFUSED = ErrorCode(
    "file.type_refused",
    fa="این نوع پرونده پذیرفته نیست. پذیرفته‌ها: PDF، Word، Excel، PowerPoint، ODT، PNG، JPEG، WebP، متن و CSV.",
    en="This type of file is not accepted. Accepted: PDF, Word, Excel, PowerPoint, ODT, PNG, JPEG, WebP, text and CSV.",
)
FILE_CONTENT_MISMATCH = ErrorCode(
    "file.content_mismatch",
    fa="محتوای این پرونده {expected} نیست، هرچند نامش چنین می‌گوید. آن را در برنامهٔ خودش باز کنید، با قالب {expected} "
    "ذخیره کنید و دوباره بفرستید.",
    en="The content of this file is not {expected}, though its name says so. Open it in its own program, save it as "
    "{expected} and send that.",
)
FILE_NOT_PLAIN_TEXT = ErrorCode(
    "file.not_plain_text",
    fa="محتوای این پرونده متن سادهٔ UTF-8 نیست، هرچند نامش چنین می‌گوید. آن را با کدگذاری UTF-8 ذخیره کنید و دوباره "
    "بفرستید.",
    en="The content of this file is not plain UTF-8 text, though its name says so. Save it in UTF-8 and send that.",
)
FILE_EXTENSION_MISMATCH = ErrorCode(
    "file.extension_mismatch",
    fa="پسوند پرونده ({extension}) با محتوای آن ({detected}) نمی‌خواند؛ نام درست را بگذارید و دوباره بفرستید.",
    en="The file's extension ({extension}) does not fit its content ({detected}); rename it and send it again.",
)
FILE_BROKEN = ErrorCode(
    "file.broken",
    fa="پرونده ناقص یا خراب است؛ آن را باز کنید، دوباره ذخیره کنید و بفرستید.",
    en="The file is damaged or cut off; open it, save it again and send that.",
)
FILE_UNSAFE = ErrorCode(
    "file.unsafe",
    fa="پرونده محتوای فعال یا پنهان دارد (ماکرو یا پروندهٔ دیگری درون آن). نسخهٔ ساده‌ای بفرستید.",
    en="The file has active or hidden content (a macro, or another file inside). Send a plain copy.",
)
FILE_NAME_INVALID = ErrorCode(
    "file.name_invalid",
    fa="نام پرونده پذیرفته نیست؛ نام ساده‌تری بگذارید.",
    en="The file name is not acceptable; choose a simpler one.",
)
UPLOAD_NOT_FOUND = ErrorCode(
    "file.upload_not_found",
    fa="این بارگذاری پیدا نشد یا منقضی شده است؛ پرونده را دوباره بفرستید.",
    en="This upload was not found or has expired; send the file again.",
)
TOO_MANY_ATTACHMENTS = ErrorCode(
    "file.too_many",
    fa="حداکثر {limit} پیوست؛ برای افزودن، یکی را بردارید.",
    en="At most {limit} attachments; remove one to add another.",
)

# Import
IMPORT_EMPTY = ErrorCode("import.empty", fa="پرونده هیچ ردیفی ندارد.", en="The file has no rows.")
IMPORT_TOO_MANY_ROWS = ErrorCode(
    "import.too_many_rows",
    fa="حداکثر {limit} ردیف در هر پرونده؛ آن را چند پرونده کنید.",
    en="At most {limit} rows in a file; split it.",
)
IMPORT_FORMAT = ErrorCode(
    "import.format",
    fa="قالب پرونده شناخته نشد؛ نام آن باید به ‎.jsonl یا ‎.csv پایان یابد.",
    en="The format is not known; the name must end in .jsonl or .csv.",
)
IMPORT_ENCODING = ErrorCode(
    "import.encoding",
    fa="این ردیف UTF-8 نیست؛ پرونده را با کدگذاری UTF-8 ذخیره کنید.",
    en="This row is not UTF-8; save the file as UTF-8.",
)
IMPORT_JSON = ErrorCode(
    "import.json", fa="این ردیف JSON درستی نیست: {detail}", en="This row is not valid JSON: {detail}"
)
IMPORT_NOT_OBJECT = ErrorCode(
    "import.not_object", fa="هر ردیف باید یک شیء JSON باشد.", en="Each row must be one JSON object."
)
IMPORT_ROW_TOO_LONG = ErrorCode(
    "import.row_too_long", fa="این ردیف بلندتر از {limit} نویسه است.", en="This row is longer than {limit} characters."
)
IMPORT_CSV = ErrorCode(
    "import.csv", fa="ساختار CSV این ردیف خراب است: {detail}", en="The CSV of this row is broken: {detail}"
)
IMPORT_CELLS = ErrorCode(
    "import.cells",
    fa="این ردیف {actual} ستون دارد؛ سرستون‌ها {limit} تا هستند.",
    en="This row has {actual} cells; there are {limit} headers.",
)
IMPORT_UNKNOWN_COLUMN = ErrorCode(
    "import.unknown_column",
    fa="ستون «{value}» شناخته نیست؛ نام آن را درست کنید یا ستون را بردارید.",
    en="The column “{value}” is not known; correct its name or remove it.",
)
IMPORT_DUPLICATE_COLUMN = ErrorCode(
    "import.duplicate_column", fa="ستون «{value}» دو بار آمده است.", en="The column “{value}” appears twice."
)
IMPORT_FORMULA = ErrorCode(
    "import.formula",
    fa="این خانه با فرمول آغاز می‌شود ({value})؛ مقدار ساده بنویسید.",
    en="This cell starts with a formula ({value}); write the plain value.",
)
IMPORT_DUPLICATE_ID = ErrorCode(
    "import.duplicate_id",
    fa="شناسهٔ «{value}» در ردیف {first} هم آمده است.",
    en="The id “{value}” is also in row {first}.",
)
IMPORT_UNKNOWN_ORGANISATION = ErrorCode(
    "import.unknown_organisation",
    fa="سازمانی به نام «{value}» پیدا نشد؛ نام را درست کنید یا نخست آن را ثبت کنید.",
    en="No organisation is named “{value}”; correct the name or register it first.",
)
IMPORT_AMBIGUOUS_ORGANISATION = ErrorCode(
    "import.ambiguous_organisation",
    fa="چند سازمان به نام «{value}» هست؛ شهر را هم بنویسید.",
    en="Several organisations are named “{value}”; give the city, too.",
)
IMPORT_OTHER_ORGANISATION = ErrorCode(
    "import.other_organisation",
    fa="این ردیف از «{value}» است، نه از سازمانی که برگزیده‌اید.",
    en="This row belongs to “{value}”, not to the chosen organisation.",
)
IMPORT_NOT_EDITABLE = ErrorCode(
    "import.not_editable",
    fa="این مورد در وضعیت «{state_fa}» است و با ورود گروهی تغییر نمی‌کند.",
    en="This item is in the state “{state_en}”; an import does not change it.",
)
IMPORT_SECRETARIAT_ONLY = ErrorCode(
    "import.secretariat_only", fa="ورود گروهی با دبیرخانه است.", en="Only the secretariat imports in bulk."
)

# Taxonomy
TAXONOMY_INVALID = ErrorCode(
    "taxonomy.invalid", fa="ساختار طبقه‌بندی درست نیست: {detail}", en="The taxonomy is not valid: {detail}"
)
