"""The closed vocabulary of news."""

from django.db import models


class NewsKind(models.TextChoices):
    NEW_SOLUTIONS = "new_solutions", "راهکارهای تازه برای چالش / new solutions for a challenge"
    NEW_CHALLENGES = "new_challenges", "چالش‌های تازه برای راهکار / new challenges for a solution"
    INVITED = "invited", "دعوت به چالش / invited to a challenge"
    APPROVAL_REQUESTED = "approval_requested", "درخواست تأیید / approval requested"
    CHALLENGE_APPROVED = "challenge_approved", "تأیید واحد / approved by the unit"
    QUALITY_CHECK_WAITING = "quality_check_waiting", "در انتظار کنترل کیفیت / quality check waiting"
    CHALLENGE_RETURNED = "challenge_returned", "بازگشت برای اصلاح / returned"
    CHALLENGE_PUBLISHED = "challenge_published", "انتشار چالش / published"
    CHALLENGE_MERGED = "challenge_merged", "ادغام چالش / merged"
    CREDENTIAL_SUBMITTED = "credential_submitted", "مدرک در انتظار بررسی / credential waiting"
    CREDENTIAL_DECIDED = "credential_decided", "نتیجهٔ بررسی مدرک / credential decided"
    INVITATION_ACCEPTED = "invitation_accepted", "پذیرش دعوت / invitation accepted"
    SAVED_SEARCH_FOUND = "saved_search_found", "یافتهٔ جست‌وجوی ذخیره‌شده / found by a saved search"
    PAIRING_SUGGESTED = "pairing_suggested", "پیشنهاد دبیرخانه / suggested by the secretariat"
