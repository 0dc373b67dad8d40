import type { Mapping } from '../../../primitives/index.ts';
import { Board, millimetre, Upright } from '../taxonomy.ts';

/** Bookcases in the words of IFC 4.3 (ISO 16739-1): boards and uprights are members; books are no part of a building. */
export const IFC: Mapping = {
  name: 'ifc',
  title: 'IFC 4.3',
  basis: ['ISO 16739-1:2024'],
  namespaces: { ifc: 'https://standards.buildingsmart.org/IFC/DEV/IFC4_3/OWL#' },
  nameAttribute: 'ifc:IfcRoot.Name',
  classes: [
    {
      type: Upright,
      class: 'ifc:IfcColumn',
      properties: { height: { attribute: 'ifc:Qto_ColumnBaseQuantities.Length', unit: millimetre } },
    },
    {
      type: Board,
      class: 'ifc:IfcMember',
      properties: { length: { attribute: 'ifc:Qto_MemberBaseQuantities.Length', unit: millimetre } },
      ports: {
        class: 'ifc:IfcRelConnectsElements',
        of: 'ifc:IfcRelConnectsElements.RelatedElement',
        sequence: 'ifc:IfcRelConnectsElements.Description',
        to: 'ifc:IfcRelConnectsElements.RelatingElement',
      },
    },
  ],
};
