/** The query that the panel asks itself, in place of the foreign one of the dashboard. Kept in the panel's options. */
export interface Instead {
  /** of the Pod Coroner data source */
  uid: string;
  /** anchored RE2 patterns; empty for all */
  namespace: string;
  pod: string;
}
