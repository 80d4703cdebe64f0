from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "bahamm.kernel"
    label = "kernel"
