// Generated from graphql/ by `npm run gql`. Do not edit.
import { operation } from "@/shared/api/operation";

export type CitiesQuery = {
  cities: {
    __typename: "City";
    id: string;
    slug: string;
    nameFa: string;
    nameEn: string;
  }[];
};

export type CitiesVariables = Record<string, never>;

export const CitiesDocument = /* #__PURE__ */ operation<CitiesQuery, CitiesVariables>(
  "query Cities {\n  cities {\n    ...CityParts\n    __typename\n  }\n}\n\nfragment CityParts on City {\n  id\n  slug\n  nameFa\n  nameEn\n  __typename\n}",
);
