"""Django admin for operators. Business acts go through the services; here things are looked up and repaired."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest

from accounts.models import City, Credential, Invitation, Membership, Organisation, User


class UserCreationForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("email", "full_name")


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    fk_name = "user"
    extra = 0
    autocomplete_fields = ("organisation",)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):  # type: ignore[type-arg]
    add_form = UserCreationForm
    ordering = ("email",)
    list_display = ("email", "full_name", "language", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "language")
    search_fields = ("email", "full_name")
    readonly_fields = ("last_login", "date_joined")
    inlines = (MembershipInline,)
    fieldsets = (
        (None, {"fields": ("email", "password", "full_name")}),
        ("Preferences", {"fields": ("language", "money_unit", "calendar")}),
        ("Admin site", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "full_name", "usable_password", "password1", "password2")}),)


@admin.register(City)
class CityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "name_fa", "name_en")
    search_fields = ("search_text", "slug")


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "kind", "city", "parent", "is_active", "is_sample")
    list_select_related = ("city", "parent")
    list_filter = ("kind", "is_active", "is_sample", "city")
    search_fields = ("search_text", "slug")
    autocomplete_fields = ("parent", "city")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("user", "organisation", "role", "is_active", "joined_at")
    list_select_related = ("user", "organisation")
    list_filter = ("role", "is_active")
    search_fields = ("user__email", "user__full_name", "organisation__search_text")
    autocomplete_fields = ("user", "organisation")


class ReadOnlyAdmin:
    """Rows that only the services write."""

    def has_add_permission(self, request: HttpRequest, *args: object) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *args: object) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *args: object) -> bool:
        return False


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("email", "organisation", "role", "status", "created_at", "expires_at")
    list_select_related = ("organisation",)
    exclude = ("token_hash",)


@admin.register(Credential)
class CredentialAdmin(ReadOnlyAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("kind", "number", "organisation", "status", "submitted_at")
    list_select_related = ("organisation",)
