import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigProperty,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
} from '@grafana/data';

/** The page has no panel editor; the ids must be there, or a plugin's option builder throws. */
const EDITORS = [
  ...['number', 'slider', 'text', 'strings', 'boolean', 'select', 'multi-select', 'radio', 'unit', 'color'],
  ...['fieldColor', 'links', 'actions', 'stats-picker', 'timezone', 'field-name', 'dashboard-uid', 'mappings'],
  ...['thresholds'],
];

/** Field options do act without an editor: in defaults and overrides. */
const FIELD_OPTIONS: Array<[FieldConfigProperty | 'fieldMinMax', FieldConfigPropertyItem['process']]> = [
  [FieldConfigProperty.DisplayName, displayNameOverrideProcessor],
  [FieldConfigProperty.Unit, unitOverrideProcessor],
  ['fieldMinMax', booleanOverrideProcessor],
  [FieldConfigProperty.Min, numberOverrideProcessor],
  [FieldConfigProperty.Max, numberOverrideProcessor],
  [FieldConfigProperty.Decimals, numberOverrideProcessor],
  [FieldConfigProperty.NoValue, stringOverrideProcessor],
  [FieldConfigProperty.Links, dataLinksOverrideProcessor],
  [FieldConfigProperty.Color, identityOverrideProcessor],
  [FieldConfigProperty.Mappings, valueMappingsOverrideProcessor],
  [FieldConfigProperty.Thresholds, thresholdsOverrideProcessor],
  [FieldConfigProperty.Filterable, booleanOverrideProcessor],
];

export function registerOptionEditors(): void {
  const editor = () => null;
  standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor })));
  standardFieldConfigEditorRegistry.setInit(() =>
    FIELD_OPTIONS.map(([id, process]): FieldConfigPropertyItem => ({
      id,
      path: id,
      name: id,
      process,
      editor,
      override: editor,
      shouldApply: () => true,
      settings: {},
    }))
  );
  standardTransformersRegistry.setInit(() => []);
}
