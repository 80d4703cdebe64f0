// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { defineMessages } from "@/shared/i18n/catalogue";
import { Message, translate, useMessages } from "@/shared/i18n/use-messages";
import { renderIn } from "../../render";

const messages = defineMessages("test-values", {
  fa: { invited: "<0>{name}</0> شما را دعوت کرده است.", counted: "{count, plural, other {# پیام از {name}}}" },
  en: { invited: "<0>{name}</0> has invited you.", counted: "{count, plural, one {# message} other {# messages}} from {name}" },
});

function Said({ name }: { name: string }) {
  return useMessages(messages)("counted", { count: 2, name });
}

const written = ["Jane <script>alert(1)</script>", "<0>Jane</0>", "</0><1/>", "a < b", "{name} #", String.raw`C:\u0041\x3c`, "  Jane "];

describe.each(written)("a value %j", (name) => {
  it("stands in a message with elements as it was written", () => {
    const { container } = renderIn("en", <Message of={messages} id="invited" values={{ name }} components={{ 0: <strong /> }} />);
    expect(container.innerHTML).toBe(`<strong>${name.replace(/</g, "&lt;").replace(/>/g, "&gt;")}</strong> has invited you.`);
  });

  it("stands in a plain message as it was written", () => {
    const { container } = renderIn("en", <Said name={name} />);
    expect(container.textContent).toBe(`2 messages from ${name}`);
    expect(translate(messages, "counted", { count: 1, name })).toBe(`1 message from ${name}`);
  });
});

describe("a value of the other script", () => {
  it("is isolated, and numbers get the reader's digits", () => {
    const { container } = renderIn("fa", <Said name="Jane" />);
    expect(container.textContent).toBe("۲ پیام از \u2068Jane\u2069");
  });
});
