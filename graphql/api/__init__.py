"""The API edge: GraphQL types and resolvers, the HTTP view, the WebSocket. Imports every layer, is imported by none."""
