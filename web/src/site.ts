// What every page has: suggestions below the search field.
export {};
