// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { problemOf } from "@/shared/api/problem";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/choice";
import { DataTable, type Sort } from "@/shared/ui/data-table";
import { DefinitionList } from "@/shared/ui/definition-list";
import { ConfirmDialog, Dialog } from "@/shared/ui/dialog";
import { ErrorState } from "@/shared/ui/error-state";
import { Page } from "@/shared/ui/layout";
import { LoadMore } from "@/shared/ui/load-more";
import { Menu } from "@/shared/ui/menu";
import { Meter, ProgressBar } from "@/shared/ui/meter";
import { DateTimeField } from "@/shared/ui/date-field";
import { MoneyField, NumberField } from "@/shared/ui/number-field";
import { TextField } from "@/shared/ui/text-field";
import { showToast, Toaster } from "@/shared/ui/toast";
import { usePreferences } from "@/shared/session/preferences";
import { renderIn } from "../../render";

describe("button", () => {
  it("that is refused stays focusable, says why and does nothing", async () => {
    const presses: string[] = [];
    renderIn("en", <Button reason="Only the head of the unit can approve." onPress={() => presses.push("pressed")}>Approve</Button>);
    const button = screen.getByRole("button", { name: "Approve" });
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    expect(screen.getByRole("tooltip").textContent).toBe("Only the head of the unit can approve.");
    await userEvent.keyboard("{Enter}");
    await userEvent.click(button);
    expect([button.getAttribute("aria-disabled"), presses]).toEqual(["true", []]);
  });
});

describe("fields", () => {
  function Form() {
    const issues = [{ field: "input.fields.title", code: "required", message: "Please fill this in." }];
    return (
      <FormErrors issues={issues}>
        <ErrorSummary issues={issues} labels={{ title: "Title" }} />
        <TextField label="Title" name="title" value="" onChange={() => undefined} />
        <TextField label="Summary" name="summary" value="" onChange={() => undefined} />
      </FormErrors>
    );
  }

  it("show the refusal that names them; the summary takes the focus and leads there", async () => {
    renderIn("en", <Form />);
    const summary = screen.getByRole("alert");
    expect(document.activeElement).toBe(summary);
    await userEvent.click(within(summary).getByRole("button", { name: "Title: Please fill this in." }));
    const title = screen.getByRole("textbox", { name: "Title" });
    expect([document.activeElement, title.getAttribute("aria-invalid")]).toEqual([title, "true"]);
    expect(screen.getByRole("textbox", { name: "Summary" }).getAttribute("aria-invalid")).toBeNull();
  });

  it("money takes Persian digits in tomans and keeps rials", async () => {
    const kept: (string | null)[] = [];
    function Field() {
      const [value, setValue] = useState<string | null>(null);
      return (
        <MoneyField
          label="بودجه"
          value={value}
          onChange={(next) => {
            kept.push(next);
            setValue(next);
          }}
        />
      );
    }
    renderIn("fa", <Field />);
    await userEvent.type(screen.getByRole("textbox", { name: "بودجه (تومان)" }), "۲۵٬۰");
    expect(kept.at(-1)).toBe("2500");
    expect(screen.getByText("۲۵۰ تومان")).toBeDefined();
  });

  it.each(["12", "۱۲", "١٢"])("a number takes the digits of any keyboard: %s", async (typed) => {
    const seen: (number | null)[] = [];
    renderIn("fa", <NumberField label="شمار" value={null} onChange={(value) => seen.push(value)} />);
    await userEvent.type(screen.getByRole("textbox", { name: "شمار" }), typed);
    await userEvent.tab();
    expect(seen.at(-1)).toBe(12);
  });

  it.each(["9", "۹"])("an hour takes the digits of either keyboard: %s", async (typed) => {
    const seen: (string | null)[] = [];
    renderIn("fa", <DateTimeField label="مهلت" value="2026-12-20T12:30:00Z" onChange={(value) => seen.push(value)} />);
    await userEvent.click(screen.getByRole("spinbutton", { name: /ساعت/ }));
    await userEvent.keyboard(typed);
    expect(seen).toEqual(["2026-12-20T05:30:00.000Z"]);
  });

  it("a checkbox is pressed by its words", async () => {
    const seen: boolean[] = [];
    renderIn("en", <Checkbox isSelected={false} onChange={(value) => seen.push(value)} note="Read them first">I accept</Checkbox>);
    await userEvent.click(screen.getByText("I accept"));
    expect(seen).toEqual([true]);
  });

  it("changing the language keeps what was typed", async () => {
    function Screen() {
      const { locale, change } = usePreferences();
      const [text, setText] = useState("");
      return (
        <>
          <TextField label={locale} value={text} onChange={setText} />
          <Button onPress={() => { change({ locale: "en" }); }}>EN</Button>
        </>
      );
    }
    renderIn("fa", <Screen />);
    await userEvent.type(screen.getByRole("textbox", { name: "fa" }), "نشت آب");
    await userEvent.click(screen.getByRole("button", { name: "EN" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "en" }).value).toBe("نشت آب");
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["en", "ltr"]);
  });
});

describe("overlays", () => {
  it("a dialog is named, closes with Escape and gives the focus back", async () => {
    function Screen() {
      const [isOpen, setOpen] = useState(false);
      return (
        <>
          <Button onPress={() => { setOpen(true); }}>Open</Button>
          <Dialog title="Invite" isOpen={isOpen} onOpenChange={setOpen}>
            <TextField label="E-mail" value="" onChange={() => undefined} />
          </Dialog>
        </>
      );
    }
    renderIn("en", <Screen />);
    await userEvent.click(screen.getByRole("button", { name: "Open" }));
    expect(screen.getByRole("dialog", { name: "Invite" }).contains(document.activeElement)).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Open" }));
    });
  });

  it("a confirmation asks in Persian and can be left", async () => {
    const done: string[] = [];
    renderIn(
      "fa",
      <ConfirmDialog title="پیش‌نویس پاک شود؟" confirmLabel="پاک کردن" kind="danger" isOpen onOpenChange={() => done.push("left")} onConfirm={() => done.push("confirmed")} />,
    );
    expect(screen.getByRole("alertdialog", { name: "پیش‌نویس پاک شود؟" })).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "پاک کردن" }));
    await userEvent.click(screen.getByRole("button", { name: "انصراف" }));
    expect(done).toEqual(["confirmed", "left"]);
  });

  it("a menu runs its entry by keyboard and refuses with a reason", async () => {
    const done: string[] = [];
    const items = [
      { id: "edit", label: "Edit", onAction: () => done.push("edit") },
      { id: "publish", label: "Publish", reason: "The card is not complete.", onAction: () => done.push("publish") },
    ];
    renderIn("en", <Menu label="Actions" items={items} trigger={<Button>Actions</Button>} />);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByText("The card is not complete.")).toBeDefined();
    await userEvent.click(screen.getByRole("menuitem", { name: /Publish/ }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Edit" }));
    expect(done).toEqual(["edit"]);
  });

  it("a toast is said politely and can be closed", async () => {
    renderIn("en", <Toaster />);
    act(() => {
      showToast({ kind: "positive", title: "Published" });
    });
    const region = screen.getByRole("region", { name: "System messages" });
    expect([region.getAttribute("aria-live"), within(region).getByText("Published").textContent]).toEqual(["polite", "Published"]);
    await userEvent.click(within(region).getByRole("button", { name: "Close" }));
    expect(screen.queryByText("Published")).toBeNull();
  });
});

describe("data", () => {
  it("a table says how it is sorted and turns round", async () => {
    const asked: Sort[] = [];
    renderIn(
      "en",
      <DataTable
        label="Scores"
        columns={[
          { id: "name", title: "Name", isRowHeader: true, cell: (row: { name: string }) => row.name },
          { id: "score", title: "Score", isSortable: true, align: "end", cell: () => "8" },
        ]}
        rows={[{ name: "Acme" }]}
        rowKey={({ name }) => name}
        sort={{ column: "score", isDescending: false }}
        onSort={(sort) => asked.push(sort)}
      />,
    );
    expect(screen.getByRole("columnheader", { name: /Score/ }).getAttribute("aria-sort")).toBe("ascending");
    expect(screen.getByRole("rowheader").textContent).toBe("Acme");
    await userEvent.click(screen.getByRole("button", { name: "Sort by Score" }));
    expect(asked).toEqual([{ column: "score", isDescending: true }]);
  });

  it("facts without a value are left out", () => {
    renderIn("en", <DefinitionList items={[{ term: "City", value: "Tehran" }, { term: "Budget", value: null }, { term: "Count", value: 0 }]} />);
    expect(screen.getAllByRole("term").map((term) => term.textContent)).toEqual(["City", "Count"]);
  });

  it("the end of a list counts in the reader's digits", () => {
    renderIn("fa", <LoadMore shown={20} total={76} hasMore isLoading={false} onMore={() => undefined} />);
    expect(screen.getByRole("status").textContent).toBe("۲۰ از ۷۶ مورد");
  });

  it("meters and progress speak", () => {
    renderIn(
      "fa",
      <>
        <Meter label="کیفیت" value={1.4} valueText="۱۰۰٪" />
        <ProgressBar label="فرستادن" value={null} />
      </>,
    );
    expect(screen.getByRole("meter", { name: "کیفیت" }).getAttribute("aria-valuenow")).toBe("100");
    expect(screen.getByRole("progressbar", { name: "فرستادن" }).getAttribute("aria-valuenow")).toBeNull();
  });

  it("an error offers another try", async () => {
    let tries = 0;
    renderIn("en", <ErrorState problem={problemOf("offline")} onRetry={() => { tries += 1; }} />);
    await userEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }));
    expect(tries).toBe(1);
  });

  it("a page names the tab of the browser", () => {
    renderIn("fa", <Page title="چالش‌ها">.</Page>);
    expect(document.title).toBe("چالش‌ها · باهم");
  });
});
