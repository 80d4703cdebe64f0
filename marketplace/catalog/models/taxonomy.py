"""A city's map of goals: dimensions × axes, with goals in the cells. Data, never code."""

from django.db import models


class Taxonomy(models.Model):
    code = models.CharField(max_length=60, unique=True)
    version = models.CharField(max_length=20)
    title_fa = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    #: The one that forms offer; others stay for what was written under them.
    is_active = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "taxonomies"
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"], condition=models.Q(is_active=True), name="catalog_taxonomy_one_active"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Dimension(models.Model):
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="dimensions")
    code = models.CharField(max_length=20)
    slug = models.CharField(max_length=60, blank=True, default="")
    position = models.PositiveIntegerField()
    title_fa = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["taxonomy_id", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="catalog_dimension_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fa}"


class Axis(models.Model):
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="axes")
    code = models.CharField(max_length=20)
    slug = models.CharField(max_length=60, blank=True, default="")
    position = models.PositiveIntegerField()
    title_fa = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["taxonomy_id", "position", "pk"]
        verbose_name_plural = "axes"
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="catalog_axis_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fa}"


class Goal(models.Model):
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="goals")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="goals")
    axes: models.ManyToManyField[Axis, models.Model] = models.ManyToManyField(Axis, blank=True, related_name="goals")
    code = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    title_fa = models.CharField(max_length=500)
    title_en = models.CharField(max_length=500)

    class Meta:
        ordering = ["taxonomy_id", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="catalog_goal_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fa}"


class MacroPolicy(models.Model):
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="macro_policies")
    code = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    title_fa = models.CharField(max_length=500)
    title_en = models.CharField(max_length=500)

    class Meta:
        ordering = ["taxonomy_id", "position", "pk"]
        verbose_name_plural = "macro policies"
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="catalog_macro_policy_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fa}"
