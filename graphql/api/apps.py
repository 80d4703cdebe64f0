from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "api"

    def ready(self) -> None:
        from api.live.transport import publish
        from bahamm.kernel.live import register_transport

        register_transport(publish)
