// The identity of the app and the one that deploys its package, with their roles; and who may upload.

@description('Name of the app\'s identity; the one that deploys has -deploy behind it.')
param name string

@description('Azure region.')
param location string

@description('Tags of the identity.')
param tags { *: string }

@description('The storage account.')
param storageAccountName string

@description('The Application Insights component that takes the telemetry.')
param insightsName string

@description('Object id of who may upload articles; empty for nobody.')
param uploaderId string

// Containers: the app's own, and those of the Functions host, which keeps leases and timers in one and keys in the other. All of them exist before the host
// starts (storage.bicep), as a role on a container does not let anybody create another one.
var containerRoles = {
  articles: blobDataContributor
  editions: blobDataContributor
  pictures: blobDataContributor
  locks: blobDataContributor
  'azure-webjobs-hosts': blobDataOwner
  'azure-webjobs-secrets': blobDataOwner
}

// Queues and tables: on the account, as the app and the host create some of them.
var accountRoles = {
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

// Only for the platform, which stores and loads the app's package. The app itself has no role on that container.
resource deployIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-deploy'
  location: location
  tags: tags
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = [
  for container in items(containerRoles): {
    name: '${storageAccountName}/default/${container.key}'
  }
]

resource articles 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${storageAccountName}/default/articles'
}

resource deployments 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${storageAccountName}/default/deployments'
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource containerAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, index) in items(containerRoles): {
    name: guid(account.id, container.key, identity.id, container.value)
    scope: containers[index]
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', container.value)
      description: container.value == blobDataOwner ? 'Storage Blob Data Owner' : 'Storage Blob Data Contributor'
    }
  }
]

resource accountAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(accountRoles): {
    name: guid(account.id, identity.id, role.value)
    scope: account
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      description: role.key
    }
  }
]

resource deployAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(deployments.id, deployIdentity.id, blobDataContributor)
  scope: deployments
  properties: {
    principalId: deployIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    description: 'Storage Blob Data Contributor'
  }
}

resource telemetryAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    description: 'Monitoring Metrics Publisher'
  }
}

resource uploadAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(uploaderId)) {
  name: guid(articles.id, uploaderId, blobDataContributor)
  scope: articles
  properties: {
    principalId: uploaderId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    description: 'Storage Blob Data Contributor'
  }
}

@description('Resource id of the identity.')
output id string = identity.id

@description('Its client id, with which the code signs in.')
output clientId string = identity.properties.clientId

@description('Resource id of the identity that stores and loads the app\'s package.')
output deployIdentityId string = deployIdentity.id
