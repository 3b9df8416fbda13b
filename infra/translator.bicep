// Azure Translator, for the app's identity only: it has no keys.

@description('Name of the resource, and its subdomain, which signing in by identity needs.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags { *: string }

@description('F0 or S1.')
@allowed(['F0', 'S1'])
param tier string

@description('The identity that the app acts as.')
param identityName string

var cognitiveServicesUser = 'a97b65f3-24c7-4388-baec-2e87135dc908'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource translator 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextTranslation'
  sku: { name: tier }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(translator.id, identity.id, cognitiveServicesUser)
  scope: translator
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cognitiveServicesUser)
    description: 'Cognitive Services User'
  }
}

@description('Resource id, which the app names when it signs in.')
output id string = translator.id
