-- Owned by the room inventory: whose aliases an article has, and articles by their GTIN, however many zeros it is written with.
create index sku_alias_sku on sku_alias (sku);
create index item_gtin on item (ltrim(attributes ->> 'gtin', '0')) where attributes ->> 'gtin' is not null;
