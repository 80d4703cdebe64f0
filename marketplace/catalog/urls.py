"""Addresses under ``/files/``."""

from django.urls import path

from marketplace.catalog import views

app_name = "files"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("<uuid:key>/", views.download, name="download"),
]
