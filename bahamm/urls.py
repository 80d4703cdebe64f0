"""Every address of the product. What no line claims belongs to the web application's own router."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from api.view import GraphQLView
from bahamm.views import health, web_application

handler500 = "bahamm.views.server_error"

urlpatterns = [
    path("graphql/", GraphQLView.as_view(), name="graphql"),
    path("_allauth/", include("allauth.headless.urls")),
    path("files/", include("marketplace.catalog.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health, name="health"),
    # A wrong address under a machine's prefix answers 404, never the page.
    re_path(r"^(?!graphql|_allauth|files|admin|static|ws|healthz)(?P<route>.*)$", web_application, name="web"),
]

admin.site.site_header = "باهم / Bahamm"
admin.site.site_url = settings.BAHAMM_BASE_URL  # type: ignore[misc]  # set by configure()
