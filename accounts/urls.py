"""The addresses of sign-up, sign-in and second factor; mount them at ``_allauth/``."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.headless.urls"))]
