// What a plugin needs to talk with the host. It needn't be changed.

export * from "./contract";
export * from "./module";
export * from "./parts";
export * from "./read";
export * from "./write";
