import type { OrganisationFull } from "@/gql/fragments";
import { OrganisationLink, OrganisationName } from "@/shared/domain/organisation-link";
import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "@/shared/ui/card";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Section } from "@/shared/ui/layout";
import { OutsideLink } from "@/shared/ui/link";
import styles from "./organisations.module.css";
import { messages } from "./page-messages";

/** `https://www.example.ir/` is read as «example.ir». Only web addresses become links. */
function webAddress(website: string): { href: string; text: string } | null {
  try {
    const url = new URL(website);
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    return { href: url.href, text: `${url.host.replace(/^www\./, "")}${url.pathname === "/" ? "" : url.pathname}` };
  } catch {
    return null;
  }
}

/** Is there anything to say beside the page's text? */
export function hasFacts(organisation: OrganisationFull): boolean {
  return organisation.ancestors.length > 0 || webAddress(organisation.website) !== null;
}

/** Website, and where it stands among the units of its city. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationFull }) {
  const t = useMessages(messages);
  const website = webAddress(organisation.website);
  return (
    <Card>
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            {
              term: t("website"),
              value: website && (
                <OutsideLink href={website.href}>
                  <bdi dir="ltr">{website.text}</bdi>
                </OutsideLink>
              ),
            },
            { term: t("tree"), value: organisation.ancestors.length > 0 && <Line organisation={organisation} /> },
          ]}
        />
      </Section>
    </Card>
  );
}

/** The units above, then itself, each indented under the one above. */
function Line({ organisation }: { organisation: OrganisationFull }) {
  const own = (
    <strong>
      <OrganisationName organisation={organisation} />
    </strong>
  );
  return organisation.ancestors.reduceRight(
    (below, ancestor) => (
      <div className={styles.tree}>
        <OrganisationLink organisation={ancestor} />
        <div className={styles.branch}>{below}</div>
      </div>
    ),
    own,
  );
}
