// Tables in Cosmos DB instead of the storage account, for those who outgrow it. For the app's identity only: it has no keys.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of the account.')
param tags { *: string }

@description('The identity that the app acts as.')
param identityName string

// Cosmos DB Built-in Data Contributor: reads and writes data and makes tables. It is a role of Cosmos DB's own.
var dataContributor = '00000000-0000-0000-0000-000000000002'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableTable' }, { name: 'EnableServerless' }]
    locations: [{ locationName: location, failoverPriority: 0 }]
    // As Table Storage has it: what one instance has written, every other one reads.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
  }
}

resource access 'Microsoft.DocumentDB/databaseAccounts/tableRoleAssignments@2026-03-15' = {
  parent: account
  name: guid(account.id, identity.id, dataContributor)
  properties: {
    principalId: identity.properties.principalId
    roleDefinitionId: '${account.id}/tableRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

@description('Where the tables are.')
output endpoint string = 'https://${account.name}.table.cosmos.azure.com:443/'
