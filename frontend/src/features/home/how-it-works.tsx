import { useMessages } from "@/shared/i18n/use-messages";
import { useFormat } from "@/shared/format/use-format";
import { ButtonLink } from "@/shared/ui/button";
import { Grid, Section } from "@/shared/ui/layout";
import { messages } from "./messages";
import styles from "./home.module.css";

const SIDES = [
  { title: "forUnits", act: "unitAct", to: "/challenges", steps: [["unit1", "unit1Text"], ["unit2", "unit2Text"], ["unit3", "unit3Text"]] },
  { title: "forSuppliers", act: "supplierAct", to: "/organisations/new", steps: [["supplier1", "supplier1Text"], ["supplier2", "supplier2Text"], ["supplier3", "supplier3Text"]] },
] as const;

/** The whole work in three steps for each side. */
export function HowItWorks() {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <div className={styles.how}>
      <Section title={t("how")}>
        <Grid min="large">
          {SIDES.map(({ title, act, to, steps }) => (
            <section key={title} aria-labelledby={`how-${title}`} className={styles.side}>
              <h3 id={`how-${title}`}>{t(title)}</h3>
              <ol className={styles.steps}>
                {steps.map(([name, text], index) => (
                  <li key={name} className={styles.step}>
                    <span className={styles.ordinal} aria-hidden="true">
                      {format.number(index + 1)}
                    </span>
                    <div>
                      <p className={styles.stepName}>{t(name)}</p>
                      <p className={styles.stepText}>{t(text)}</p>
                    </div>
                  </li>
                ))}
              </ol>
              <div>
                <ButtonLink to={to}>{t(act)}</ButtonLink>
              </div>
            </section>
          ))}
        </Grid>
      </Section>
    </div>
  );
}
